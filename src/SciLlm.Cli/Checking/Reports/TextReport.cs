using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Checking.Reports;

/// <summary>A check's result for a person: the violations file by file, what to do about each rule, what was not looked at, and the sums.</summary>
internal sealed class TextReport(TextWriter output, PathDisplay paths) : ICheckReport
{
    public void Write(CheckResult result)
    {
        WriteViolations(result.Violations);
        WriteWhatToDo(result.Violations);
        WriteUnchecked(result);
        WriteReading(result);
        foreach (var note in result.Notes)
            output.WriteLine(paths.ShowIn(note));
        output.WriteLine(SummaryLine.Of(result));
    }

    public void WriteViolations(IEnumerable<Violation> violations)
    {
        foreach (var file in violations.GroupBy(v => v.Path))
        {
            foreach (var violation in file)
                output.WriteLine($"{Place(violation)}: {SeverityWord.Of(violation.Severity)} {violation.RuleId}: {violation.Message}");
            output.WriteLine();
        }
    }

    public void WriteUnchecked(CheckResult result)
    {
        foreach (var (path, reason) in result.Unchecked)
            output.WriteLine($"not checked: {paths.Show(path)}: {paths.ShowIn(reason)}");
        foreach (var project in result.OptedOut)
            output.WriteLine($"not checked: {paths.Show(project)}: it sets SciLlmEnforcement to 'off'.");
        foreach (var (path, reason) in result.Unread)
            output.WriteLine($"not read: {paths.Show(path)}: {reason}");
        foreach (var (path, reason) in result.Skipped)
            output.WriteLine($"skipped: {paths.Show(path)}: {reason}");
        if (result.Unchecked.Count > 0)
            output.WriteLine("Put right what is not checked and run scillm again, or let --no-build read the sources as they are.");
    }

    private void WriteReading(CheckResult result)
    {
        var read = result.Checked.Where(project => project.Reading == ProjectReading.Sources).Select(project => paths.Show(project.Path)).Distinct().ToList();
        if (read.Count == 0)
            return;
        var which = read.Count == result.Checked.Select(project => project.Path).Distinct().Count() ? "everything" : string.Join(", ", read);
        output.WriteLine($"read without a build, so that types of packages are known by name only: {which}; built: {(which == "everything" ? "nothing" : "the rest")}.");
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

    private string Place(Violation violation) =>
        violation.Line == 0 ? paths.Show(violation.Path) : $"{paths.Show(violation.Path)}({violation.Line},{violation.Column})";
}
