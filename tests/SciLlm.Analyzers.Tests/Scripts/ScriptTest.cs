using System.Text;
using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Scripts;

namespace SciLlm.Analyzers.Tests.Scripts;

/// <summary>Scans a script whose expected findings are marked as <c>[|curl|]</c>; a script without marks must stay silent.</summary>
internal static class ScriptTest
{
    public static void Verify(string fileName, string marked)
    {
        var (text, expected) = Unmark(marked);
        Assert.Equal(expected, Scan(fileName, text).Select(finding => Show(text, finding.Span.Start, finding.Span.End)));
    }

    public static IReadOnlyList<ScriptFinding> Scan(string fileName, string text)
    {
        var language = ScriptLanguages.Of(fileName);
        Assert.NotNull(language);
        var findings = ScriptScanner.Scan(language.Value, text, EndpointCatalog.From(static _ => null));
        Assert.True(findings.IsEmpty || ScriptGate.MayMatter(text), "The gate would have kept this file from the scanner.");
        return findings;
    }

    private static (string Text, IReadOnlyList<string> Expected) Unmark(string marked)
    {
        var text = new StringBuilder();
        var starts = new List<(int Start, int End)>();
        var open = 0;
        for (var at = 0; at < marked.Length; at++)
        {
            if (string.CompareOrdinal(marked, at, "[|", 0, 2) == 0)
            {
                open = text.Length;
                at++;
            }
            else if (string.CompareOrdinal(marked, at, "|]", 0, 2) == 0)
            {
                starts.Add((open, text.Length));
                at++;
            }
            else
            {
                text.Append(marked[at]);
            }
        }
        var plain = text.ToString();
        return (plain, starts.Select(span => Show(plain, span.Start, span.End)).ToList());
    }

    private static string Show(string text, int start, int end) => $"line {text[..start].Count(character => character == '\n') + 1}: {text[start..end]}";
}
