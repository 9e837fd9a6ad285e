using System.Text.RegularExpressions;

namespace SciLlm.Analyzers.Tests.Documentation;

/// <summary>CONTRIBUTING.md leads to files that exist, and every rule has taken its six steps.</summary>
public sealed class ContributingTests
{
    private const string ReleaseNotes = "src/SciLlm.Analyzers/AnalyzerReleases.Unshipped.md";

    private static readonly MarkdownPage Page = MarkdownPage.Read("CONTRIBUTING.md");

    private static readonly string[] Steps =
        [.. Regex.Split(Page.Text.Split("## Add a rule\n")[1].Split("\n## ")[0], @"^(?=\d\. )", RegexOptions.Multiline).Skip(1)];

    public static TheoryData<string> RuleIds => RulesPageTests.RuleIds;

    public static TheoryData<string> Paths =>
    [
        .. Regex.Matches(Page.Text, "`((?:src|tests)/[^`]*|[A-Za-z.]+\\.(?:md|props))`").Select(static path => path.Groups[1].Value)
            .Where(static path => !path.Contains("FAMILY", StringComparison.Ordinal)).Distinct(),
    ];

    public static TheoryData<string> FilesThatMentionEveryRule =>
    [
        "src/SciLlm.Analyzers/Rules.cs",
        ReleaseNotes,
        "src/SciLlm.Analyzers/buildTransitive/SciLlm.Analyzers.targets",
        "rules.md",
        "tests/SciLlm.Analyzers.Tests/Documentation/DevOpsPipelineTests.cs",
    ];

    [Fact]
    public void ThereAreSixSteps() => Assert.Equal(6, Steps.Length);

    /// <summary>The types that a call or a diagnostic passes on its way.</summary>
    public static TheoryData<string> Stations =>
    [
        .. Page.Text.Split("\n## ").Where(static section => section.StartsWith("The way of", StringComparison.Ordinal))
            .SelectMany(static section => Regex.Matches(section, "`([A-Z][A-Za-z]+)`")).Select(static name => name.Groups[1].Value)
            .Except(["BaseAddress", "Meta", "AsIChatClient", "IChatClient"]).Distinct(),
    ];

    [Fact]
    public void BothWaysAreTold() => Assert.True(Stations.Count > 20);

    [Theory]
    [MemberData(nameof(Stations))]
    public void EveryTypeOnTheWayExists(string name) =>
        Assert.Single(Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), name + ".cs", SearchOption.AllDirectories));

    [Theory]
    [MemberData(nameof(Paths))]
    public void EveryPathExists(string path) => Assert.True(RepositoryFolder.Has(path), $"{path} does not exist.");

    [Theory]
    [MemberData(nameof(FilesThatMentionEveryRule))]
    public void EveryRuleIsMentioned_WhereTheStepsSaySo(string path)
    {
        var text = RepositoryFolder.Read(path);

        Assert.Contains(Steps, step => step.Contains($"`{path}`", StringComparison.Ordinal));
        Assert.All(Rules.All, rule => Assert.Contains(rule.Id, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void EveryRuleHasTheFiles_ThatTheStepsName(string id)
    {
        var note = Regex.Match(RepositoryFolder.Read(ReleaseNotes), $@"^{id} \| SciLlm\.(?<family>\w+) \| \w+ *\| (?<name>\w+)Analyzer\s*$", RegexOptions.Multiline);
        var (family, name) = (note.Groups["family"].Value, note.Groups["name"].Value);
        var steps = Steps.SelectMany(static step => Regex.Matches(step, "`([^`]*FAMILY[^`]*)`")).Select(static path => path.Groups[1].Value).ToList();

        Assert.True(note.Success, $"{ReleaseNotes} has no row for {id} that names its analyzer.");
        Assert.Equal(
            [
                "src/SciLlm.Analyzers/FAMILY/NAMEAnalyzer.cs",
                "src/SciLlm.Analyzers.CodeFixes/FAMILY/NAMECodeFix.cs",
                "tests/SciLlm.Analyzers.Tests/FAMILY/*Tests.cs",
            ], steps);
        Assert.True(RepositoryFolder.Has($"src/SciLlm.Analyzers/{family}/{name}Analyzer.cs"));
        Assert.Equal(RulesPageTests.Fixable.Contains(id), RepositoryFolder.Has($"src/SciLlm.Analyzers.CodeFixes/{family}/{name}CodeFix.cs"));
        Assert.Contains(
            RepositoryFolder.SourcesOf($"tests/SciLlm.Analyzers.Tests/{family}"),
            source => source.Path.EndsWith("Tests.cs", StringComparison.Ordinal) && source.Code.Contains($"{name}Analyzer", StringComparison.Ordinal));
    }
}
