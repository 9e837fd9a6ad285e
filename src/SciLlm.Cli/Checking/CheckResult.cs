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
    /// <summary>Where there is nothing to look at.</summary>
    public static CheckResult Empty { get; } = new([], [], [], [], TimeSpan.Zero);

    /// <summary>How many scripts were looked at; their violations are among <see cref="Found"/>.</summary>
    public int Scripts { get; init; }

    /// <summary>Files and folders that could not be read. They are named and fail nothing: a tool's output may end in .js, too.</summary>
    public IReadOnlyList<Unchecked> Unread { get; init; } = [];

    /// <summary>Projects that are not C#, with the word for what they are.</summary>
    public IReadOnlyList<Unchecked> Skipped { get; init; } = [];

    /// <summary>What the user should know about how it was done, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>From which severity a violation fails the check.</summary>
    public Severity FailsFrom { get; init; } = Severity.Warning;

    /// <summary>What is to be put right.</summary>
    public IReadOnlyList<Violation> Violations => [.. Found.Where(v => v.Suppression is null)];

    public int ExitCode => Unchecked.Count > 0 ? Cli.ExitCode.Failed
        : Violations.Any(v => v.Severity >= FailsFrom) ? Cli.ExitCode.Violations
        : Cli.ExitCode.Clean;

    /// <summary>Both, each violation once: a file compiled for two frameworks, or linked into two projects, is one file to the person who reads this.</summary>
    public CheckResult And(CheckResult other) => new(
        InOrder(Found.Concat(other.Found)),
        [.. Unchecked.Concat(other.Unchecked).Distinct().OrderBy(each => each.Path, StringComparer.Ordinal)],
        [.. Checked, .. other.Checked],
        [.. OptedOut.Concat(other.OptedOut).Distinct()],
        Elapsed + other.Elapsed)
    {
        Scripts = Scripts + other.Scripts,
        Unread = [.. Unread.Concat(other.Unread).Distinct().OrderBy(each => each.Path, StringComparer.Ordinal)],
        Skipped = [.. Skipped.Concat(other.Skipped).Distinct().OrderBy(each => each.Path, StringComparer.Ordinal)],
        Notes = [.. Notes.Concat(other.Notes).Distinct()],
        FailsFrom = FailsFrom,
    };

    /// <summary>Each once, in the order of their paths and lines.</summary>
    public static IReadOnlyList<Violation> InOrder(IEnumerable<Violation> violations) =>
    [
        .. violations.Distinct()
            .OrderBy(v => v.Path, StringComparer.Ordinal).ThenBy(v => v.Line).ThenBy(v => v.Column)
            .ThenBy(v => v.RuleId, StringComparer.Ordinal).ThenBy(v => v.Message, StringComparer.Ordinal),
    ];
}

/// <summary>A project, a file, or the whole target, that could not be looked at.</summary>
internal sealed record Unchecked(string Path, string Reason);
