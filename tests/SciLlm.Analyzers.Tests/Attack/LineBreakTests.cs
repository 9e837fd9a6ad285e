using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Survey.Attack;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>A fix writes lines as the file has them, and leaves its encoding: the sources of all tests of fixes, as Windows has them.</summary>
public sealed class LineBreakTests
{
    public static TheoryData<string> Files => [.. TestSources.FixFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryFix_WritesTheSameWithTheLineBreaksOfTheFile(string file)
    {
        foreach (var (place, code) in TestSources.Code.Where(source => source.Place.StartsWith(file + ":", StringComparison.Ordinal)))
        {
            // One line says nothing about how lines end.
            if (!code.Contains('\n'))
                continue;
            var expected = await FixedFormsOf(code.ReplaceLineEndings("\n"), Encoding.UTF8);
            if (expected.Count == 0)
                continue;
            var windows = await FixedFormsOf(code.ReplaceLineEndings("\r\n"), Encoding.Unicode);
            Assert.All(windows, text => Assert.True(text == text.ReplaceLineEndings("\r\n"), $"{place} mixes line breaks:\n{text}"));
            Assert.Equal(expected, windows.Select(static text => text.ReplaceLineEndings("\n")));
        }
    }

    private static async Task<IReadOnlyList<string>> FixedFormsOf(string code, Encoding encoding)
    {
        var document = SampleProject.Alone(SourceText.From(code, encoding));
        var texts = new List<string>();
        foreach (var diagnostic in await SampleProject.DiagnosticsOf(document))
        {
            foreach (var form in await SampleProject.FixedFormsOf(document, diagnostic))
            {
                var text = await form.GetTextAsync();
                Assert.Equal(encoding, text.Encoding);
                texts.Add(text.ToString());
            }
        }
        return texts;
    }
}
