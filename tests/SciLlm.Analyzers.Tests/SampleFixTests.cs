using SciLlm.Analyzers.Survey.Attack;

namespace SciLlm.Analyzers.Tests;

/// <summary>Every fix on every violation of the sample, in files as they are written on Windows.</summary>
public sealed class SampleFixTests
{
    public static TheoryData<string> Sources => SampleProject.Paths;

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task EveryFix_KeepsTheLineBreaks_BringsNoError_AndTakesItsDiagnosticAway(string path)
    {
        var document = SampleProject.With(path, SampleProject.CodeOf(path).ReplaceLineEndings("\r\n"));
        var reported = await SampleProject.DiagnosticsOf(document);
        foreach (var diagnostic in reported)
        {
            foreach (var after in await SampleProject.FixedFormsOf(document, diagnostic))
            {
                var text = (await after.GetTextAsync()).ToString();
                Assert.True(text == text.ReplaceLineEndings("\r\n"), $"{diagnostic.Id} mixes line breaks:\n{text}");
                Assert.True(await FixTrials.NewErrorsAsync(document, after) is [], $"{diagnostic.Id} brings an error:\n{string.Join('\n', await FixTrials.NewErrorsAsync(document, after))}\n{text}");
                Assert.True(
                    (await SampleProject.DiagnosticsOf(after)).Count(each => each.Id == diagnostic.Id) < reported.Count(each => each.Id == diagnostic.Id),
                    $"{diagnostic.Id} is still there:\n{text}");
            }
        }
    }
}
