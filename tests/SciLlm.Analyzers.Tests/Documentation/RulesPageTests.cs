using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SciLlm.Analyzers.CodeFixes;
using SciLlm.Analyzers.CodeFixes.Governance;
using SciLlm.Analyzers.Tests.Scripts;

namespace SciLlm.Analyzers.Tests.Documentation;

/// <summary>rules.md says what the rules do.</summary>
public sealed class RulesPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("rules.md");

    /// <summary>What the page says its examples can use.</summary>
    private const string Surroundings = """
        global using System.Net.Http.Json;
        global using System.Text.Json;
        global using Microsoft.Extensions.AI;
        global using Microsoft.Extensions.Logging;
        global using SciLlm;
        global using static Surroundings;

        static class Surroundings
        {
            public static SciLlmClient client => SciLlmClient.Default;
            public static CertainlyClient certainly => CertainlyClient.Default;
            public static string apiKey => "";
            public static string model => "";
            public static string question => "";
            public static IReadOnlyList<string> questions => [];
            public static ILogger logger => null!;
        }
        """;

    /// <summary>The rules that some fix is for, besides the exception that can be made from every one.</summary>
    internal static readonly HashSet<string> Fixable =
    [
        .. from type in typeof(PavedPathCodeFix).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract && type != typeof(TemporaryExceptionCodeFix)
           from id in ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds
           select id,
    ];

    public static TheoryData<string> RuleIds => [.. Rules.All.Select(static rule => rule.Id)];

    public static TheoryData<int> SampleLines => [.. Page.Samples.Where(static sample => sample.IsCSharp).Select(static sample => sample.Line)];

    public static TheoryData<int> ExceptionsLines => [.. Page.Samples.Where(static sample => sample.IsExceptions).Select(static sample => sample.Line)];

    [Fact]
    public void TheCatalogueIsTheDescriptors() => Assert.Equal(
        Rules.All.Select(static rule =>
            $"[{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {rule.Category["SciLlm.".Length..]} | {rule.DefaultSeverity} | {rule.Title}"),
        Page.Rows.Where(static row => row.Section == "").Select(static row => string.Join(" | ", row.Cells.Take(4))));

    [Fact]
    public void TheReleaseNotesListTheSameRules()
    {
        var listed = Regex.Matches(
            RepositoryFolder.Read("src/SciLlm.Analyzers/AnalyzerReleases.Shipped.md") + RepositoryFolder.Read("src/SciLlm.Analyzers/AnalyzerReleases.Unshipped.md"),
            @"^(SCILLM\d{3}) \| (\S+) \| (\S+) \|", RegexOptions.Multiline);

        Assert.Equal(
            Rules.All.Select(static rule => $"{rule.Id} {rule.Category} {rule.DefaultSeverity}"),
            listed.Select(static row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}"));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void EveryRuleHasASection_WhereItsHelpLinkLeads(string id)
    {
        var rule = Rules.All.Single(rule => rule.Id == id);
        var anchor = new Uri(rule.HelpLinkUri).Fragment.TrimStart('#');

        Assert.EndsWith("/rules.md", new Uri(rule.HelpLinkUri).AbsolutePath, StringComparison.Ordinal);
        Assert.Contains($"<a id=\"{anchor}\"></a>\n## {id}: ", Page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void EverySectionIsToldTheSameWay(string id)
    {
        var section = Page.Text[Page.Text.IndexOf($"\n## {id}", StringComparison.Ordinal)..];
        var headings = Regex.Matches(section, "^##+ (.*)$", RegexOptions.Multiline).Skip(1).Take(6).Select(static heading => heading.Groups[1].Value);

        Assert.Equal(["Why", "Wrong", "Right", "Fix", "Configure", "Exceptions"], headings);
        foreach (var heading in (string[])["Wrong", "Right"])
            Assert.Contains(Page.Samples, sample => (sample.IsCSharp || sample.IsExceptions || sample.ScriptName is not null) && sample.Heading == heading && sample.Section.StartsWith(id, StringComparison.Ordinal));
    }

    [Fact]
    public void EverySectionOfARuleIsOfARuleThereIs() => Assert.Equal(
        Rules.All.Select(static rule => rule.Id),
        Page.Sections.Where(static section => section.StartsWith("SCILLM", StringComparison.Ordinal)).Select(static section => section.Split(':')[0]));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void TheCatalogueSaysWhatHasAFix(string id)
    {
        var fix = Page.Rows.Single(row => row.Section == "" && row.Cells[0].StartsWith($"[{id}]", StringComparison.Ordinal)).Cells[4];

        Assert.Equal(Fixable.Contains(id), fix != "—");
    }

    [Theory]
    [MemberData(nameof(SampleLines))]
    public async Task EverySampleCompiles_AndReportsWhatItIsThereToShow(int line)
    {
        var sample = Page.Samples.Single(sample => sample.Line == line);
        string[] expected = sample.Heading == "Wrong" ? [sample.Section.Split(':')[0]] : [];

        var diagnostics = await GuardedCompilation.DiagnosticsOf([($"rules.md:{line}", sample.Code), ("surroundings", Surroundings)]);

        Assert.True(
            diagnostics.Select(static diagnostic => diagnostic.Id).Distinct().SequenceEqual(expected),
            $"{sample.Section}, {sample.Heading}: {string.Join('\n', diagnostics)}");
    }

    [Theory]
    [MemberData(nameof(ExceptionsLines))]
    public async Task EveryPageOfExceptions_ReportsWhatItIsThereToShow(int line)
    {
        const string Gateway = """
            await new HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", new StringContent("{}"));
            new HttpClient().DefaultRequestHeaders.Add("Authorization", "Bearer " + Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
            """;
        var sample = Page.Samples.Single(sample => sample.Line == line);
        string[] expected = sample.Heading == "Wrong" ? [sample.Section.Split(':')[0]] : [];

        var diagnostics = await GuardedCompilation.DiagnosticsOf([("src/Legacy/Gateway.cs", Gateway)], [("EXCEPTIONS.md", sample.Code)]);

        Assert.Equal(expected, diagnostics.Where(static diagnostic => diagnostic.Location.GetLineSpan().Path == "EXCEPTIONS.md").Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void ScriptsReportWhatTheyAreThereToShow()
    {
        var scripts = Page.Samples.Where(static sample => sample.ScriptName is not null && sample.Section.StartsWith(Rules.RawScriptCall.Id, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, static script => Assert.Equal(script.Heading == "Wrong", ScriptTest.Scan(script.ScriptName!, script.Code).Count > 0));
    }

    [Fact]
    public void EveryRuleNamedOnThePageExists()
    {
        var known = Rules.All.Select(static rule => rule.Id).ToHashSet();

        Assert.All(Regex.Matches(Page.Text, @"SCILLM\d{3}").Select(static match => match.Value), id => Assert.Contains(id, known));
    }
}
