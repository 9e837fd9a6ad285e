using System.Globalization;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes diagnostics, reported and expected, the same way, with the marked source line.</summary>
internal static class DiagnosticFormat
{
    public static string Describe(IEnumerable<Diagnostic> diagnostics) =>
        Lines(diagnostics.Select(Describe));

    public static string Describe(IEnumerable<DiagnosticResult> expected) =>
        Lines(expected.Select(Describe));

    public static string Describe(DiagnosticResult expected) =>
        string.Concat(
            expected.HasLocation ? Place(expected.Spans[0].Span) + ": " : "",
            expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) ? "diagnostic" : Name(expected.Severity),
            " ",
            expected.Id,
            expected.Message is { } message ? ": " + message : "");

    private static string Describe(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        if (diagnostic.Location.IsInSource)
        {
            text.Append(Place(diagnostic.Location.GetLineSpan())).Append(": ");
        }

        text.Append($"{Name(diagnostic.Severity)} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        if (diagnostic.Location is { IsInSource: true, SourceTree: { } tree })
        {
            var source = tree.GetText();
            var line = source.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
            var start = diagnostic.Location.SourceSpan.Start - line.Start;
            var length = Math.Max(1, Math.Min(diagnostic.Location.SourceSpan.End, line.End) - diagnostic.Location.SourceSpan.Start);
            text.AppendLine().Append("        ").Append(line.ToString());
            text.AppendLine().Append("        ").Append(' ', start).Append('~', length);
        }

        return text.ToString();
    }

    private static string Place(FileLinePositionSpan span) =>
        $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1},"
        + $"{span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1})";

    private static string Name(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Lines(IEnumerable<string> entries) =>
        string.Concat(entries.Select(entry => $"    {entry}{Environment.NewLine}").DefaultIfEmpty($"    NONE.{Environment.NewLine}"));
}
