using System.Globalization;
using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Checking.Reports;

/// <summary>A check's result as text: the violations file by file, what to do about each rule, what was not looked at, and the sums.</summary>
internal sealed class TextReport(TextWriter output, PathDisplay paths)
{
    public void Write(CheckResult result)
    {
        WriteViolations(result.Violations);
        WriteWhatToDo(result.Violations);
        WriteUnchecked(result);
        output.WriteLine(Summary(result));
    }

    public void WriteViolations(IEnumerable<Violation> violations)
    {
        foreach (var file in violations.GroupBy(v => v.Path))
        {
            foreach (var violation in file)
                output.WriteLine($"{Place(violation)}: {Word(violation.Severity)} {violation.RuleId}: {violation.Message}");
            output.WriteLine();
        }
    }

    public void WriteUnchecked(CheckResult result)
    {
        foreach (var (path, reason) in result.Unchecked)
            output.WriteLine($"not checked: {paths.Show(path)}: {paths.ShowIn(reason)}");
        foreach (var (path, reason) in result.Scripts.Unread)
            output.WriteLine($"not read: {paths.Show(path)}: {reason}");
        foreach (var project in result.OptedOut)
            output.WriteLine($"not checked: {paths.Show(project)}: it sets SciLlmEnforcement to 'off'.");
        if (result.Unchecked.Count > 0)
            output.WriteLine("Put right what is not checked, or name a smaller part, and run scillm again.");
    }

    private void WriteWhatToDo(IEnumerable<Violation> violations)
    {
        var rules = violations.GroupBy(v => v.RuleId).OrderBy(rule => rule.Key, StringComparer.Ordinal).ToList();
        if (rules.Count == 0)
            return;

        output.WriteLine("What to do");
        foreach (var rule in rules)
        {
            var how = RuleCatalogue.CanFix(rule.Key) ? "'scillm fix' can rewrite it" : "to be changed by hand";
            output.WriteLine($"  {rule.Key} ({rule.Count()}): {how}; 'scillm rules {rule.Key}' explains it.");
        }
        output.WriteLine();
    }

    private static string Summary(CheckResult result)
    {
        var counted = result.Violations.Where(v => v.Counts).ToList();
        var notes = result.Violations.Count - counted.Count;
        var excepted = result.Found.Count(v => v.Suppression?.Kind == SuppressionKind.Exception);
        var looked = Looked(result);
        var found = result.Checked.Count + result.Scripts.Files == 0 ? "Nothing was looked at"
            : counted.Count == 0 ? "No violations"
            : $"{Counted.Of(counted.Count, "violation")} of {Counted.Of(counted.Select(v => v.RuleId).Distinct().Count(), "rule")} in {Counted.Of(counted.Select(v => v.Path).Distinct().Count(), "file")}";
        string[] notCounted = [.. notes == 0 ? [] : (string[])[Counted.Of(notes, "note")], .. excepted == 0 ? [] : (string[])[$"{excepted} covered by EXCEPTIONS.md"]];
        var informed = notCounted.Length == 0 ? "" : $" ({string.Join(" and ", notCounted)} not counted)";
        var missing = result.Unchecked.Count == 0 ? "" : $", {result.Unchecked.Count} not checked";
        return string.Create(CultureInfo.InvariantCulture, $"{found}{informed}; {looked} checked{missing} in {result.Elapsed.TotalSeconds:0.0} s.");
    }

    private static string Looked(CheckResult result)
    {
        var projects = Counted.Of(result.Checked.Select(p => p.Path).Distinct().Count(), "project");
        var scripts = Counted.Of(result.Scripts.Files, "script");
        return result.Scripts.Files == 0 ? projects : result.Checked.Count == 0 ? scripts : $"{projects} and {scripts}";
    }

    private string Place(Violation violation) =>
        violation.Line == 0 ? paths.Show(violation.Path) : $"{paths.Show(violation.Path)}({violation.Line},{violation.Column})";

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
