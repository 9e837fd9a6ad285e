using SciLlm.Cli.Catalogue;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;

namespace SciLlm.Cli.Fixing;

/// <summary>What the fixes changed, as a diff, and what they left, with the reason.</summary>
internal sealed class FixReport(TextWriter output, PathDisplay paths)
{
    public void Write(FixResult result, IReadOnlySet<string> wanted, bool dryRun)
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
            output.WriteLine(result.Sources.Diff(file, paths.Show(file).Replace('\\', '/')) + "\n");
        var left = result.After.Violations;
        check.WriteViolations(left);
        foreach (var rule in left.GroupBy(v => v.RuleId).OrderBy(rule => rule.Key, StringComparer.Ordinal))
            output.WriteLine($"{rule.Key} ({rule.Count()}) is left: {Reason(rule.Key, wanted)} 'scillm rules {rule.Key}' explains it.");
        foreach (var project in WithoutClient(result.After, wanted))
            output.WriteLine($"{paths.Show(project)} does not reference the client, which most fixes turn to: 'dotnet add package SciLlm' there, and run scillm fix again.");

        var notes = left.Count(v => !v.Counts);
        output.WriteLine(
            $"{Counted.Of(changed.Count, "file")} {(dryRun ? "would change" : "changed")}; {Counted.Of(left.Count - notes, "violation")} left"
            + (notes == 0 ? "." : $", and {Counted.Of(notes, "note")}."));
    }

    private static IEnumerable<string> WithoutClient(CheckResult result, IReadOnlySet<string> wanted) =>
        result.Checked.Where(project => !project.HasClient && project.Violations.Any(v => wanted.Contains(v.RuleId) && RuleCatalogue.CanFix(v.RuleId)))
            .Select(project => project.Path).Distinct();

    private static string Reason(string rule, IReadOnlySet<string> wanted) =>
        !RuleCatalogue.CanFix(rule) ? "it has no fix, change it by hand."
        : !wanted.Contains(rule) ? "it was not among --rules."
        : "its fix cannot be sure of this code, change it by hand.";
}
