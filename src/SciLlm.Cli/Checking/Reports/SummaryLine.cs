using System.Globalization;

namespace SciLlm.Cli.Checking.Reports;

/// <summary>A check in one line: what was found, in how much, and how long it took.</summary>
internal static class SummaryLine
{
    public static string Of(CheckResult result)
    {
        var missing = result.Unchecked.Count == 0 ? "" : $", {result.Unchecked.Count} not checked";
        return string.Create(CultureInfo.InvariantCulture, $"{Found(result)}{NotCounted(result)}; {Looked(result)} checked{missing} in {result.Elapsed.TotalSeconds:0.0} s.");
    }

    private static string Found(CheckResult result)
    {
        var counted = result.Violations.Where(v => v.Counts).ToList();
        return result.Checked.Count + result.Scripts == 0 ? "Nothing was looked at"
            : counted.Count == 0 ? "No violations"
            : $"{Counted.Of(counted.Count, "violation")} of {Counted.Of(counted.Select(v => v.RuleId).Distinct().Count(), "rule")} in {Counted.Of(counted.Select(v => v.Path).Distinct().Count(), "file")}";
    }

    private static string NotCounted(CheckResult result)
    {
        List<string> parts = [];
        if (result.Violations.Count(v => !v.Counts) is > 0 and var notes)
            parts.Add(Counted.Of(notes, "note"));
        if (Covered(SuppressionKind.Exception) is > 0 and var excepted)
            parts.Add($"{excepted} covered by EXCEPTIONS.md");
        if (Covered(SuppressionKind.InSource) is > 0 and var inSource)
            parts.Add($"{inSource} suppressed in the code");
        if (Covered(SuppressionKind.Baseline) is > 0 and var known)
            parts.Add($"{known} in the baseline");
        return parts.Count == 0 ? "" : $" (not counted: {string.Join(", ", parts)})";

        int Covered(SuppressionKind kind) => result.Found.Count(v => v.Suppression?.Kind == kind);
    }

    private static string Looked(CheckResult result)
    {
        var projects = Counted.Of(result.Checked.Select(p => p.Path).Distinct().Count(), "project");
        var scripts = Counted.Of(result.Scripts, "script");
        return result.Scripts == 0 ? projects : result.Checked.Count == 0 ? scripts : $"{projects} and {scripts}";
    }
}
