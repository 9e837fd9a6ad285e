using System.Text.Encodings.Web;
using System.Text.Json;
using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Checking.Reports;

/// <summary>A check's result for programs. The README has its shape: members are added to it, and neither renamed nor removed.</summary>
internal sealed class JsonReport(TextWriter output, PathDisplay paths) : ICheckReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Write(CheckResult result) =>
        output.WriteLine(JsonSerializer.Serialize(new { Summary = Summary(result), Diagnostics = result.Found.Select(Diagnostic) }, Json));

    private object Summary(CheckResult result) => new
    {
        result.ExitCode,
        Violations = result.Violations.Count(v => v.Counts),
        Notes = result.Violations.Count(v => !v.Counts),
        Suppressed = result.Found.Count(v => v.Suppression is not null),
        Projects = result.Checked.Select(project => new
        {
            Path = paths.ShowWithSlashes(project.Path),
            project.Framework,
            Read = project.Reading == ProjectReading.Build ? "build" : "sources",
        }),
        result.Scripts,
        Unchecked = Reasons(result.Unchecked),
        Unread = Reasons(result.Unread),
        Skipped = Reasons(result.Skipped),
        OptedOut = result.OptedOut.Select(paths.ShowWithSlashes),
        Messages = result.Notes.Select(paths.ShowIn),
        Seconds = Math.Round(result.Elapsed.TotalSeconds, 3),
    };

    private object Diagnostic(Violation violation) => new
    {
        Rule = violation.RuleId,
        Severity = SeverityWord.Of(violation.Severity),
        Path = paths.ShowWithSlashes(violation.Path),
        violation.Line,
        violation.Column,
        violation.EndLine,
        violation.EndColumn,
        violation.Message,
        Suppressed = violation.Suppression is not null,
        SuppressedBy = violation.Suppression?.Kind switch
        {
            SuppressionKind.InSource => "source",
            SuppressionKind.Exception => "exception",
            SuppressionKind.Baseline => "baseline",
            _ => null,
        },
        violation.Suppression?.Justification,
        Fixable = RuleCatalogue.CanFix(violation.RuleId),
    };

    private IEnumerable<object> Reasons(IEnumerable<Unchecked> places) =>
        places.Select(place => new { Path = paths.ShowWithSlashes(place.Path), Reason = paths.ShowIn(place.Reason) });
}
