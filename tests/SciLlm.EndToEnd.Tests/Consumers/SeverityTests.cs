using System.Text.RegularExpressions;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

public sealed partial class SeverityTests : IClassFixture<PackedFeed>
{
    private static readonly (string, string) InCI = ("CI", "true");

    /// <summary>Two rules that warn, and one that is hidden unless enforcement is strict.</summary>
    private const string Program = Programs.RawCall + """
        internal static class Relay
        {
            internal static void Sign(HttpRequestMessage request, string value) => request.Headers.Add("Authorization", value);
        }
        """;

    /// <summary>A project each; all are built at once, on a developer's machine and then in CI.</summary>
    [Fact]
    public async Task EnforcementDecides_AndTheProjectHasTheLastWord()
    {
        (string Name, string Enforcement, string Setting)[] projects =
        [
            ("default", "default", ""),
            ("strict", "strict", ""),
            ("warn", "warn</SciLlmEnforcement><TreatWarningsAsErrors>true</TreatWarningsAsErrors><SciLlmEnforcement>warn", ""),
            ("off", "off", ""),
            ("rule-none", "", "dotnet_diagnostic.SCILLM201.severity = none"),
            ("rule-error", "", "dotnet_diagnostic.SCILLM201.severity = error"),
            ("family-warning", "", "dotnet_analyzer_diagnostic.category-SciLlm.Transport.severity = warning"),
            ("family-error", "", "dotnet_analyzer_diagnostic.category-SciLlm.Transport.severity = error"),
        ];
        var repository = new Consumer(PackedFeed.NewFolder());
        repository.Write("all.slnx", $"<Solution>{string.Concat(projects.Select(project => $"""<Project Path="{project.Name}/{project.Name}.csproj" />"""))}</Solution>");
        foreach (var (name, enforcement, setting) in projects)
        {
            repository.Write($"{name}/{name}.csproj", Consumer.Project(["SciLlm.Analyzers"], enforcement.Length == 0 ? "" : $"<SciLlmEnforcement>{enforcement}</SciLlmEnforcement>"));
            repository.Write($"{name}/Program.cs", Program);
            repository.Write($"{name}/.editorconfig", $"root = true\n[*.cs]\n{setting}\n");
        }

        var local = ByProject(await repository.BuildAsync());
        // A build says nothing about what is up to date, and where nothing is enforced CI changes nothing.
        foreach (var (name, _, _) in projects)
            repository.Write($"{name}/Program.cs", Program + "\n");
        var ci = ByProject(await repository.BuildAsync([], InCI));

        Assert.Equal(
            """
            default: 101 warning, 201 warning | in CI: 101 error, 201 error
            strict: 101 error, 102 error, 201 error | in CI: 101 error, 102 error, 201 error
            warn: 101 warning, 201 warning | in CI: 101 warning, 201 warning
            off:  | in CI: 
            rule-none: 101 warning | in CI: 101 error
            rule-error: 101 warning, 201 error | in CI: 101 error, 201 error
            family-warning: 101 warning, 201 warning | in CI: 101 error, 201 warning
            family-error: 101 warning, 201 error | in CI: 101 error, 201 error
            """,
            string.Join('\n', projects.Select(project => $"{project.Name}: {string.Join(", ", local[project.Name])} | in CI: {string.Join(", ", ci[project.Name])}")));
    }

    /// <summary>In one tree, so that what was built before never passes for up to date.</summary>
    [Fact]
    public async Task WarningsAreErrors_WhereTheBuildRunsInCI()
    {
        var consumer = Consumer.Create(Program, ["SciLlm.Analyzers"]);

        Assert.Equal("101 warning, 201 warning", await Build());
        Assert.Equal("101 error, 201 error", await Build(("GITHUB_ACTIONS", "true")));
        Assert.Equal("101 warning, 201 warning", await Build(("CI", "false")));
        Assert.Equal("101 error, 201 error", await Build(("TF_BUILD", "True")));
        Assert.Equal("101 warning, 201 warning", await Build(("CI", "0")));
        Assert.Equal("101 error, 201 error", await Build(("ContinuousIntegrationBuild", "true")));
        Assert.Equal("101 error, 201 error", await Build(InCI));

        async Task<string> Build(params (string, string)[] environment) => string.Join(", ", ByProject(await consumer.BuildAsync([], environment))["Consumer"]);
    }

    [Fact]
    public async Task BuildSaysSo_WhenItIsNotGuarded()
    {
        var consumer = Consumer.Create(Programs.RawCall, ["SciLlm.Analyzers"]);

        var old = await consumer.BuildAsync(["-p:CompilerApiVersion=roslyn4.6"]);
        Assert.True(old.Succeeded, old.Run.ToString());
        Assert.Contains("warning SCILLM001: The SciLLM rules did not run: this build's C# compiler (roslyn4.6) is older than Roslyn 4.8.", old.Run.Output);
        Assert.DoesNotContain("CS8032", old.Run.Output);

        var misspelt = await consumer.BuildAsync(["-p:SciLlmEnforcement=stirct"], InCI);
        Assert.Contains("warning SCILLM002: SciLlmEnforcement is 'stirct'", misspelt.Run.Output);
        misspelt.ShouldReportWhatIsMarked(Programs.RawCall, "error");
    }

    private static ILookup<string, string> ByProject(BuildResult build) =>
        (from match in Diagnostic().Matches(build.Run.Output)
         select (Project: match.Groups["project"].Value, Reported: $"{match.Groups["id"].Value} {match.Groups["severity"].Value}") into each
         orderby each.Reported
         select each).Distinct().ToLookup(static each => each.Project, static each => each.Reported);

    [GeneratedRegex(@"Program\.cs\(\d+,\d+\): (?<severity>warning|error) SCILLM(?<id>\d+): .*[/\\](?<project>[\w-]+)\.csproj\]")]
    private static partial Regex Diagnostic();
}
