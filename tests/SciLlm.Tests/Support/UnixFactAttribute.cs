namespace SciLlm.Tests.Support;

/// <summary>A test whose programs are shell scripts, which only Unix has.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Its programs are shell scripts." : null;
}

/// <summary>Like <see cref="UnixFactAttribute"/>, for several cases.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Its programs are shell scripts." : null;
}
