namespace SciLlm.Cli.Checking.Reports;

/// <summary>A check's result as workflow commands, which GitHub shows beside the lines of a pull request; the sums come last, as text.</summary>
/// <param name="paths">Paths as GitHub knows them: relative to the root of the checkout.</param>
internal sealed class GitHubReport(TextWriter output, PathDisplay paths) : ICheckReport
{
    public void Write(CheckResult result)
    {
        foreach (var violation in result.Violations)
            output.WriteLine($"::{Command(violation.Severity)} {Place(violation)},title={Property(violation.RuleId)}::{Data(violation.Message)}");
        foreach (var (path, reason) in result.Unchecked)
            output.WriteLine($"::error file={Property(paths.ShowWithSlashes(path))},title=not checked::{Data(paths.ShowIn(reason))}");
        foreach (var (path, reason) in result.Unread)
            output.WriteLine($"::warning file={Property(paths.ShowWithSlashes(path))},title=not read::{Data(reason)}");
        foreach (var project in result.OptedOut)
            output.WriteLine($"::notice file={Property(paths.ShowWithSlashes(project))},title=not checked::It sets SciLlmEnforcement to 'off'.");
        foreach (var (path, reason) in result.Skipped)
            output.WriteLine($"skipped: {paths.ShowWithSlashes(path)}: {reason}");
        foreach (var note in result.Notes)
            output.WriteLine(paths.ShowIn(note));
        output.WriteLine(SummaryLine.Of(result));
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private string Place(Violation violation)
    {
        var file = $"file={Property(paths.ShowWithSlashes(violation.Path))}";
        // Columns only count within one line.
        return violation.Line == 0 ? file
            : violation.EndLine != violation.Line ? $"{file},line={violation.Line},endLine={violation.EndLine}"
            : $"{file},line={violation.Line},endLine={violation.EndLine},col={violation.Column},endColumn={violation.EndColumn}";
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
