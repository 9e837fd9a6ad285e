using System.Diagnostics;

namespace SciLlm.Tests.Support;

/// <summary>A failsafe for tests of what could wait forever: they fail instead. No test's outcome depends on its length.</summary>
internal static class Guard
{
    public const int Milliseconds = 300_000;

    public static TimeSpan Time { get; } = TimeSpan.FromMilliseconds(Milliseconds);

    /// <summary>
    /// Whether something comes about that is only a matter of other threads getting on: the platform disposes a timer just after it has told whoever
    /// waited for it.
    /// </summary>
    public static async Task<bool> SoonAsync(Func<bool> comesAbout)
    {
        for (var began = Stopwatch.GetTimestamp(); !comesAbout(); await Task.Delay(1))
        {
            if (Stopwatch.GetElapsedTime(began) > Time / 5) return false;
        }

        return true;
    }
}
