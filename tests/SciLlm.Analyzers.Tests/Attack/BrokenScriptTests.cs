using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Scripts;
using SciLlm.Analyzers.Survey.Attack;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>Scripts of every language, broken: the scanner reads them to their end, says the same each time, and points into the file.</summary>
public sealed class BrokenScriptTests
{
    private static readonly IReadOnlyList<(string FileName, string Text)> Scripts =
    [
        .. TestSources.Scripts,
        .. RepositoryFolder.ScriptsOf("tests/Samples/DevOpsPipeline").Select(static script => (script.Path, script.Code)),
    ];

    [Fact]
    public Task ScriptsOfEveryLanguage_Broken() => AttackPlan.RunAsync(few: 1_000, static random =>
    {
        var (fileName, text) = Scripts[random.Next(Scripts.Count)];
        // One in eight is read as what it is not.
        var language = random.Next(8) == 0 ? random.GetItems(Enum.GetValues<ScriptLanguage>(), 1)[0] : ScriptLanguages.Of(fileName)!.Value;
        Verify(language, BrokenText.Of(text, random));
        return Task.CompletedTask;
    });

    [Fact]
    public void EveryLanguageIsAttacked() =>
        Assert.Equal(Enum.GetValues<ScriptLanguage>(), Scripts.Select(static script => ScriptLanguages.Of(script.FileName)!.Value).Distinct().Order());

    private static void Verify(ScriptLanguage language, string text)
    {
        var found = ScriptScanner.Scan(language, text, EndpointCatalog.From(static _ => null));
        Assert.Equal(found.AsEnumerable(), ScriptScanner.Scan(language, text, EndpointCatalog.From(static _ => null)));
        Assert.All(found, finding => Assert.InRange(finding.Span.End, finding.Span.Start, text.Length));
    }
}
