using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.AI;

namespace SciLlm.Analyzers.Tests.Documentation;

/// <summary>What README.md shows works, and what it names exists.</summary>
public sealed class ReadmeTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("README.md");

    public static TheoryData<int> CSharpSamples => [.. Page.Samples.Where(static sample => sample.IsCSharp).Select(static sample => sample.Line)];

    public static TheoryData<string> ApiNames => [.. Names("From Python", column: 1).Where(static name => !name.StartsWith("CHUTES", StringComparison.Ordinal))];

    public static TheoryData<string> Messages => [.. Names("When something is wrong", column: 0)];

    public static TheoryData<string> Commands =>
    [
        .. Page.Samples.Where(static sample => sample.Language == "bash")
            .SelectMany(static sample => Regex.Matches(sample.Code, @"(?:scillm|SciLlm\.Cli --) ([a-z]+)"))
            .Select(static match => match.Groups[1].Value).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(CSharpSamples))]
    public async Task EverySampleCompilesAsItIs_AndReportsNothing(int line)
    {
        var sample = Page.Samples.Single(sample => sample.Line == line);

        Assert.Empty(await GuardedCompilation.DiagnosticsOf([($"README.md:{line}", sample.Code)]));
    }

    [Theory]
    [MemberData(nameof(ApiNames))]
    public void EveryApiNameExists(string name)
    {
        var parts = name.Split('.');
        var type = typeof(SciLlmClient).Assembly.GetExportedTypes().Concat(typeof(ChatMessage).Assembly.GetExportedTypes())
            .SingleOrDefault(type => type.Name == parts[0]);

        Assert.NotNull(type);
        Assert.True(parts.Length == 1 || type.GetMember(parts[1], BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Length > 0, $"{name} does not exist.");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void EveryMessageIsSaidSomewhere(string message) =>
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*", SearchOption.AllDirectories)
                .Where(static file => Path.GetExtension(file) is ".cs" or ".targets"),
            file => File.ReadAllText(file).Contains(message, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void EveryCommandExists(string command) =>
        Assert.Contains(
            RepositoryFolder.SourcesOf("src/SciLlm.Cli/Commands"),
            source => source.Code.Contains($"const string Name = \"{command}\";", StringComparison.Ordinal));

    [Fact]
    public void TheFirstCommandsNameProjectsThatExist()
    {
        var first = Page.Samples[0].Code.Split('\n');

        Assert.Equal(["dotnet run --project src/SciLlm.Cli -- check tests/Samples/DevOpsPipeline", "dotnet test"], first);
        Assert.True(RepositoryFolder.Has("src/SciLlm.Cli/SciLlm.Cli.csproj"));
        Assert.True(RepositoryFolder.Has("tests/Samples/DevOpsPipeline/DevOpsPipeline.csproj"));
    }

    [Fact]
    public void EveryLinkLeadsToAFile() => Assert.All(
        Regex.Matches(Page.Text, @"\]\(([^)#]+)\)").Select(static link => link.Groups[1].Value),
        path => Assert.True(RepositoryFolder.Has(path), $"{path} does not exist."));

    [Fact]
    public void EveryLinkWithinThePageLeadsToAHeading()
    {
        var anchors = Regex.Matches(Page.Text, "^##+ (.*)$", RegexOptions.Multiline)
            .Select(static heading => Regex.Replace(heading.Groups[1].Value.ToLowerInvariant(), @"[^\w -]", "").Replace(' ', '-')).ToHashSet();

        Assert.All(Regex.Matches(Page.Text, @"\]\(#([^)]+)\)").Select(static link => link.Groups[1].Value), link => Assert.Contains(link, anchors));
    }

    [Fact]
    public void ThePresetsAreTheOnesTheBuildKnows()
    {
        var targets = RepositoryFolder.Read("src/SciLlm.Analyzers/buildTransitive/SciLlm.Analyzers.targets");
        var known = Regex.Match(targets, @"Set it to (?:'(\w+)'(?:, | or )?)+").Groups[1].Captures.Select(static value => value.Value);

        Assert.Equal(known, Names("A tour in five minutes", column: 0));
    }

    [Fact]
    public void TheXmlIsXml() => Assert.All(
        Page.Samples.Where(static sample => sample.Language == "xml"),
        static sample => Assert.Equal("PropertyGroup", XElement.Parse(sample.Code).Name.LocalName));

    private static IEnumerable<string> Names(string section, int column) =>
        from row in Page.Rows
        where row.Section == section
        from name in Regex.Matches(row.Cells[column], "`([^`]+)`")
        select name.Groups[1].Value;
}
