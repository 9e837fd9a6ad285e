namespace SciLlm.Tests.Support;

/// <summary>A failsafe for tests of what could wait forever: they fail instead. No test's outcome depends on its length.</summary>
internal static class Guard
{
    public const int Milliseconds = 300_000;

    public static TimeSpan Time { get; } = TimeSpan.FromMilliseconds(Milliseconds);
}
