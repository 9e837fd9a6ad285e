using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking;

/// <summary>What a check found, and what it could not look at.</summary>
/// <param name="Found">Every violation once, in the order of their paths and lines, those that are let through included.</param>
/// <param name="Unchecked">Empty when everything was looked at.</param>
/// <param name="OptedOut">Projects that set SciLlmEnforcement to 'off'.</param>
internal sealed record CheckResult(
    IReadOnlyList<Violation> Found,
    IReadOnlyList<Unchecked> Unchecked,
    IReadOnlyList<CheckedProject> Checked,
    IReadOnlyList<string> OptedOut,
    TimeSpan Elapsed)
{
    /// <summary>What the scripts beside the projects had to say; their violations are among <see cref="Found"/>.</summary>
    public ScriptCheckResult Scripts { get; private init; } = ScriptCheckResult.None;

    /// <summary>Where there is nothing to build.</summary>
    public static CheckResult WithoutProjects { get; } = new([], [], [], [], TimeSpan.Zero);

    public CheckResult With(ScriptCheckResult scripts, TimeSpan elapsed) => this with
    {
        Found = [.. Found.Concat(scripts.Violations).OrderBy(v => v.Path, StringComparer.Ordinal).ThenBy(v => v.Line).ThenBy(v => v.Column)],
        Scripts = scripts,
        Elapsed = elapsed,
    };

    /// <summary>What is to be put right.</summary>
    public IReadOnlyList<Violation> Violations => [.. Found.Where(v => v.Suppression is null)];

    public int ExitCode => Unchecked.Count > 0 ? Cli.ExitCode.Failed
        : Violations.Any(v => v.Counts) ? Cli.ExitCode.Violations
        : Cli.ExitCode.Clean;
}

/// <summary>A project, or the whole target, that could not be looked at.</summary>
internal sealed record Unchecked(string Path, string Reason);

/// <summary>A project that was looked at, for one of its target frameworks.</summary>
/// <param name="HasClient">Whether it references SciLlm, which most fixes turn to.</param>
/// <param name="Sources">The full paths of the files it compiles, those that its build generates included.</param>
/// <param name="Found">As the compiler reported them, in no order, those that are let through included.</param>
internal sealed record CheckedProject(string Path, string Framework, bool HasClient, IReadOnlyList<string> Sources, IReadOnlyList<Violation> Found)
{
    /// <summary>What is to be put right.</summary>
    public IEnumerable<Violation> Violations => Found.Where(v => v.Suppression is null);
}
