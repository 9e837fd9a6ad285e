using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Scripts;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>A script says the same, in the same lines and columns, with the line breaks of Windows; continued lines and here-documents too.</summary>
public sealed class ScriptLineBreakTests
{
    [Fact]
    public void EveryScript_SaysTheSameWithTheLineBreaksOfWindows() => Assert.Equal(
        TestSources.Scripts.SelectMany(static script => Found(script.FileName, script.Text.ReplaceLineEndings("\n"))),
        TestSources.Scripts.SelectMany(static script => Found(script.FileName, script.Text.ReplaceLineEndings("\r\n"))));

    private static IEnumerable<string> Found(string fileName, string text)
    {
        var lines = SourceText.From(text).Lines;
        return ScriptScanner.Scan(ScriptLanguages.Of(fileName)!.Value, text, EndpointCatalog.From(static _ => null))
            .Select(finding => $"{fileName} {lines.GetLinePositionSpan(finding.Span)}: {finding.Problem}");
    }
}
