using SciLlm.Cli.Catalogue;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;
using SciLlm.Cli.Diffs;

namespace SciLlm.Cli.Fixing;

/// <summary>What the fixes changed, as a diff, and what they left: each place, below the reason.</summary>
internal sealed class FixReport(TextWriter output, PathDisplay paths, bool coloured = false)
{
    public void Write(FixResult result, FixRequest request)
    {
        var check = new TextReport(output, paths);
        if (result.After.Unchecked.Count > 0)
        {
            check.WriteUnchecked(result.After);
            output.WriteLine(result.TakenBack
                ? "The fixes were taken back, because the code did not build with them. Fix fewer rules at a time with --rules."
                : "Nothing was changed: fixes are only applied to code that builds.");
            return;
        }

        var changed = result.Sources.Changed();
        foreach (var file in changed)
            UnifiedDiff.Write(output, result.Sources.Diff(file, paths.ShowWithSlashes(file)), coloured);
        var left = result.After.Violations;
        var built = result.After.Checked.Where(static project => project.Reading is ProjectReading.Build).SelectMany(static project => project.Sources).ToHashSet(StringComparer.Ordinal);
        var unknown = result.Sources.OfUnknownEncoding().ToHashSet(StringComparer.Ordinal);
        foreach (var reason in left.GroupBy(violation => Reason(violation, request, built, unknown)).OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{reason.Count()} left: {reason.Key}");
            check.WriteViolations(reason);
        }
        if (left.Count > 0)
            output.WriteLine($"{string.Join(", ", left.Select(v => $"'scillm rules {v.RuleId}'").Distinct().Order(StringComparer.Ordinal))} {(left.Select(v => v.RuleId).Distinct().Count() == 1 ? "explains it" : "explain them")}.");
        foreach (var project in WithoutClient(result.After, request.Rules))
            output.WriteLine($"{paths.Show(project)} does not reference the client, which most fixes turn to: 'dotnet add package SciLlm' there, and run scillm fix again.");
        if (result.Sources.Gained("SciLlmClient.Default"))
            output.WriteLine("SciLlmClient.Default, where calls had no client in scope, takes its base and key from CHUTES_API_BASE and CHUTES_API_KEY: set them, and try them with 'scillm preflight'.");
        if (changed.Count > 0 && !request.Uncommitted.IsKnown)
            output.WriteLine("There is no git repository here, so nothing says which files have changes of yours. Keep a copy, or look at --dry-run first.");

        var notes = left.Count(v => !v.Counts);
        output.WriteLine(
            $"{Counted.Of(changed.Count, "file")} {(request.DryRun ? "would change" : "changed")}; {Counted.Of(left.Count - notes, "violation")} left"
            + (notes == 0 ? "." : $", and {Counted.Of(notes, "note")}."));
    }

    private static IEnumerable<string> WithoutClient(CheckResult result, IReadOnlySet<string> wanted) =>
        result.Checked.Where(project => !project.HasClient && project.Violations.Any(v => wanted.Contains(v.RuleId) && RuleCatalogue.CanFix(v.RuleId)))
            .Select(project => project.Path).Distinct();

    private static string Reason(Violation violation, FixRequest request, HashSet<string> built, HashSet<string> unknown) =>
        !RuleCatalogue.CanFix(violation.RuleId) ? "there is no fix for it, change it by hand."
        : !request.Rules.Contains(violation.RuleId) ? "it was not among --rules."
        : !built.Contains(violation.Path) ? "no project has its file, and a fix needs one. Change it by hand."
        : unknown.Contains(violation.Path) ? "its file is not UTF-8, and letters of it would be lost. Save it as UTF-8, and run scillm fix again."
        : request.Uncommitted.Paths.Contains(violation.Path) ? "its file has changes that are not committed. Commit them, or say --include-uncommitted."
        : "its fix cannot be sure of this code, change it by hand.";
}
