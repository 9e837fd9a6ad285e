using SciLlm.Cli.Catalogue;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Processes;

namespace SciLlm.Cli.Fixing;

/// <summary>Has <c>dotnet format</c> apply the fixes, and checks what is left.</summary>
internal static class SolutionFix
{
    /// <param name="rules">The rules to fix.</param>
    /// <param name="uncommitted">Files that are not touched.</param>
    public static async Task<FixResult> RunAsync(CheckTarget target, IReadOnlySet<string> rules, IReadOnlySet<string> uncommitted, CancellationToken cancellationToken)
    {
        var before = await CheckAsync(target, cancellationToken);
        var snapshot = SourceSnapshot.Take(before.Checked.SelectMany(project => project.Sources).Where(IsWritten));
        var spared = uncommitted.Union(snapshot.OfUnknownEncoding()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var after = before;
        // One fix can bare another's violation, and fixes that touch each other take turns: go on while it helps.
        while (after.Unchecked.Count == 0 && Fixable(after, rules, spared) is { Count: > 0 } left)
        {
            var changed = snapshot.Changed().Count;
            await FormatAsync(target, after, left, spared, cancellationToken);
            // A fix in one file may reach into another.
            snapshot.Restore(spared);
            after = await CheckAsync(target, cancellationToken);
            if (Fixable(after, rules, spared).Count >= left.Count && snapshot.Changed().Count == changed)
                break;
        }

        if (before.Unchecked.Count > 0 || after.Unchecked.Count == 0)
            return new FixResult(after, snapshot, TakenBack: false);

        snapshot.Restore();
        return new FixResult(after, snapshot, TakenBack: true);
    }

    private static Task<CheckResult> CheckAsync(CheckTarget target, CancellationToken cancellationToken) =>
        Check.RunAsync(target, new CheckOptions(), progress: null, cancellationToken);

    private static List<Violation> Fixable(CheckResult result, IReadOnlySet<string> rules, IReadOnlySet<string> spared)
    {
        var built = result.Checked.Where(static project => project.Reading is ProjectReading.Build).SelectMany(static project => project.Sources).ToHashSet(StringComparer.Ordinal);
        return [.. result.Violations.Where(v => rules.Contains(v.RuleId) && RuleCatalogue.CanFix(v.RuleId) && built.Contains(v.Path) && !spared.Contains(v.Path))];
    }

    private static async Task FormatAsync(
        CheckTarget target, CheckResult result, List<Violation> violations, IReadOnlySet<string> spared, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var projects = result.Checked.Where(project => project.Violations.Intersect(violations).Any()).Select(project => project.Path).Distinct().ToList();
        var path = projects[0];
        if (projects.Count > 1)
        {
            path = folder.File("violations.sln");
            TemporarySolution.Write(path, projects);
        }

        var ids = violations.Select(v => v.RuleId).Distinct().Order(StringComparer.Ordinal);
        var format = await DotNet.RunAsync(
            target.Folder,
            ["format", "analyzers", path, "--no-restore", "--severity", "info", "--verbosity", "minimal", "--diagnostics", .. ids, .. Excluded(target, result, spared)],
            [
                ("CustomAfterMicrosoftCSharpTargets", SolutionCheck.InjectedTargets),
                ("SciLlmAnalysis", "true"),
                ("SciLlmIgnoreCI", "true"),
            ],
            cancellationToken);
        if (format.ExitCode != 0)
        {
            throw new CommandFailedException(
                $"'dotnet format' failed on {path} and said: {format.Output.Trim()}\nWhat it had already changed is in the files; run 'scillm check' to see what is left.");
        }
    }

    private static IEnumerable<string> Excluded(CheckTarget target, CheckResult result, IReadOnlySet<string> spared)
    {
        var files = result.Violations.Select(v => v.Path).Distinct().Where(spared.Contains).Select(file => Path.GetRelativePath(target.Folder, file)).ToList();
        return files.Count == 0 ? [] : files.Prepend("--exclude");
    }

    // What a build generates is written again by the next one.
    private static bool IsWritten(string file) => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}

/// <summary>What the fixes did.</summary>
/// <param name="After">The check that came last: what is left, or why nothing could be done.</param>
/// <param name="Sources">The files before, to compare with.</param>
/// <param name="TakenBack">The fixed code did not build, so every file was put back.</param>
internal sealed record FixResult(CheckResult After, SourceSnapshot Sources, bool TakenBack);
