using System.Text.Json;
using System.Text.RegularExpressions;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

/// <summary>What an EXCEPTIONS.md does in real builds, on days that the build is told.</summary>
public sealed partial class ExceptionTests : IClassFixture<PackedFeed>
{
    private const string Head = "| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n";
    private static readonly (string, string) InCI = ("CI", "true");
    private static readonly (string, string) Today = ("SciLlmToday", "2026-12-01");

    [Fact]
    public async Task ExceptionCoversExactlyWhatItNames_AndOnlyUntilItsLastDay()
    {
        var consumer = Consumer.Create(Programs.RawCall, ["SciLlm.Analyzers"], "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        consumer.Write("Other.cs", "internal static class Other { internal static Task Ask(HttpClient http) => http.PostAsync(\"https://api.openai.com/v1/chat/completions\", null); }");
        consumer.Write("ask.sh", "curl https://api.openai.com/v1/chat/completions\n");
        consumer.Write("EXCEPTIONS.md", Head + "| SCILLM201 | Program.cs | docs/gateway.md | platform-team | 2027-01-31 |\n| SCILLM204 | *.sh | docs/scripts.md | ops | 2027-01-31 |\n");

        var lastDay = await consumer.BuildAsync(["-p:SciLlmToday=2027-01-31", "-p:ErrorLog=last.sarif%2Cversion=2.1"], InCI);
        var dayAfter = await consumer.BuildAsync(["-p:SciLlmToday=2027-02-01"], InCI);

        Assert.Equal(["Other.cs 1 error SCILLM201", "Program.cs 8 error SCILLM101"], Places(lastDay));
        Assert.Equal(
            [
                "Program.cs SCILLM201 docs/gateway.md (owner platform-team, until 2027-01-31, EXCEPTIONS.md line 3)",
                "ask.sh SCILLM204 docs/scripts.md (owner ops, until 2027-01-31, EXCEPTIONS.md line 4)",
            ],
            Suppressed(consumer.Read("last.sarif")));
        Assert.Equal(
            [
                "EXCEPTIONS.md 3 error SCILLM901",
                "EXCEPTIONS.md 4 error SCILLM901",
                "Other.cs 1 error SCILLM201",
                "Program.cs 11 error SCILLM201",
                "Program.cs 8 error SCILLM101",
                "ask.sh 1 error SCILLM204",
            ],
            Places(dayAfter));
    }

    [Fact]
    public async Task WhatIsWrongWithExceptionsIsReported()
    {
        var consumer = Consumer.Create(Programs.RawCall.Replace("var response", "#pragma warning disable SCILLM201\nvar response"), ["SciLlm.Analyzers"]);
        consumer.Write(".editorconfig", "root = true\n[Program.cs]\ndotnet_diagnostic.SCILLM101.severity = none\n");
        consumer.Write("EXCEPTIONS.md", Head + "| SCILLM301 | Program.cs | docs/a.md | team | 2027-01-15 |\n| SCILLM101 | Program.cs | docs/a.md | team | 2026-12-31 |\n| SCILLM999 | Program.cs | docs/a.md | team | soon |\n");

        var local = await consumer.BuildAsync(["-p:SciLlmToday=2027-01-01", "-p:ErrorLog=log.sarif%2Cversion=2.1"]);
        Assert.Equal(
            [
                "CSC warning SCILLM903",
                "EXCEPTIONS.md 4 warning SCILLM901",
                "EXCEPTIONS.md 5 warning SCILLM902",
                "Program.cs 11 warning SCILLM903",
            ],
            Places(local));
        Assert.Contains("Nothing in 'Program.cs' needs the exception from SCILLM301 any more", consumer.Read("log.sarif"));

        // One entry for all that is turned off, and nothing is left to say.
        consumer.Write("EXCEPTIONS.md", Head + "| SCILLM101, SCILLM201 | Program.cs | docs/a.md | team | 2027-01-15 |\n");
        var listed = await consumer.BuildAsync(["-p:SciLlmToday=2027-01-01", "-p:ErrorLog=listed.sarif%2Cversion=2.1"], InCI);
        Assert.True(listed.Succeeded, listed.Run.ToString());
        Assert.Empty(Places(listed));
        Assert.DoesNotContain("\"ruleId\": \"SCILLM904\"", consumer.Read("listed.sarif"));

        var misspelt = await consumer.BuildAsync(["-p:SciLlmToday=tomorrow"]);
        Assert.Contains("warning SCILLM003: SciLlmToday is 'tomorrow', which is no date, so no exception holds.", misspelt.Run.Output);
    }

    [Fact]
    public async Task FilesAboveTheProjectAreRead_UpToTheRootOfTheRepository()
    {
        var repository = new Consumer(PackedFeed.NewFolder());
        repository.Write("EXCEPTIONS.md", Head + "| SCILLM101 | **/*.cs | outside of the repository | team | 2027-01-31 |\n");
        repository.Write("repository/.git/HEAD", "ref: refs/heads/main\n");
        repository.Write("repository/EXCEPTIONS.md", Head + "| SCILLM201 | src/**/*.cs | far | team | 2027-01-31 |\n");
        repository.Write("repository/src/App/Deep/EXCEPTIONS.md", Head + "| SCILLM201 | *.cs | near, and over | team | 2026-12-31 |\n");
        var template = Consumer.Create(Programs.RawCall, ["SciLlm.Analyzers"]);
        repository.Write("repository/src/App/Consumer.csproj", template.Read("Consumer.csproj"));
        repository.Write("repository/src/App/Program.cs", Programs.RawCall);
        repository.Write("repository/src/App/Deep/Other.cs", "internal static class Other { internal static Task Ask(HttpClient http) => http.PostAsync(\"https://api.openai.com/v1/chat/completions\", null); }");

        var build = await new Consumer(Path.Combine(repository.Folder, "repository", "src", "App")).BuildAsync(["-p:SciLlmToday=2027-01-01"]);

        Assert.Equal(["EXCEPTIONS.md 3 warning SCILLM901", "Other.cs 1 warning SCILLM201", "Program.cs 8 warning SCILLM101"], Places(build));
    }

    [Fact]
    public async Task NeitherFormatNorFixWritesAnException_OrTouchesWhatOneCovers()
    {
        var consumer = Consumer.Create(Programs.RawCallAndMisusedClient.Replace("catch (Pre", "#pragma warning disable SCILLM404\ncatch (Pre"), ["SciLlm"]);
        consumer.Write("EXCEPTIONS.md", Head + "| SCILLM101, SCILLM201 | Program.cs | docs/a.md | team | 2027-01-31 |\n");
        var exceptions = consumer.Read("EXCEPTIONS.md");

        var format = await CommandLine.RunAsync(consumer.Folder, "dotnet", ["format", "analyzers", "--severity", "info"], ("SciLlmToday", "2027-01-01"));
        format.ShouldSucceed();
        var fix = await CommandLine.RunAsync(consumer.Folder, PackedFeed.Tool, ["fix"], ("SciLlmToday", "2027-01-01"));

        Assert.Equal(exceptions, consumer.Read("EXCEPTIONS.md"));
        Assert.Contains("http.PostAsync", consumer.Read("Program.cs"));
        Assert.DoesNotContain("SCILLM201", fix.Output);
        Assert.Contains("SCILLM903", fix.Output);
        Assert.Contains("1 left: there is no fix for it", fix.Output);
    }

    [Fact]
    public async Task ExceptionAddedAtTheCommandLineHolds_InTheBuildAndInACheck()
    {
        var consumer = Consumer.Create(Programs.RawCall, ["SciLlm.Analyzers"]);
        consumer.Write("ask.sh", "curl https://api.openai.com/v1/chat/completions\n");
        await Add("201,101", "Program.cs");
        await Add("Transport", "*.sh");
        await Add("SCILLM301", "**/*.cs");

        var build = await consumer.BuildAsync([], Today);
        var check = await Scillm("check");
        var list = await Scillm("exceptions", "list");

        Assert.Empty(Places(build));
        Assert.True(check.ExitCode == 0, check.ToString());
        Assert.Contains("EXCEPTIONS.md(9,1): info SCILLM904: ", check.Output);
        Assert.Equal(3, list.Output.Split('\n').Count(line => line.Contains("60 days")));

        var after = await CommandLine.RunAsync(consumer.Folder, PackedFeed.Tool, ["check"], ("SciLlmToday", "2999-01-01"));
        Assert.True(after.ExitCode == 1, after.ToString());
        Assert.Contains("ask.sh(1,1): warning SCILLM204: ", after.Output);
        Assert.Contains(": warning SCILLM901: ", after.Output);

        async Task Add(string rule, string path) =>
            (await Scillm("exceptions", "add", rule, path, "--reason", "docs/a.md", "--owner", "team", "--days", "60")).ShouldSucceed();

        async Task<CommandResult> Scillm(params string[] arguments) => await CommandLine.RunAsync(consumer.Folder, PackedFeed.Tool, arguments, Today);
    }

    private static IEnumerable<string> Places(BuildResult build) =>
        Diagnostic().Matches(build.Run.Output)
            .Select(match => string.Join(' ', new[] { "file", "line", "severity", "id" }.Select(name => match.Groups[name].Value).Where(value => value.Length > 0)))
            .Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Suppressed(string log)
    {
        using var sarif = JsonDocument.Parse(log);
        return
        [
            .. from result in sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
               where result.TryGetProperty("suppressions", out _)
               let uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!
               let how = result.GetProperty("suppressions")[0].GetProperty("properties").GetProperty("suppressionType").GetString()!
               let line = $"{uri[(uri.LastIndexOf('/') + 1)..]} {result.GetProperty("ruleId").GetString()} {Justification().Match(how).Groups[1].Value}"
               orderby line.ToLowerInvariant() descending
               select line,
        ];
    }

    [GeneratedRegex(@"^\s*(?:.*[/\\])?(?<file>CSC|[^/\\\s(]+)(?: |\((?<line>\d+),\d+\)): (?<severity>warning|error) (?<id>SCILLM\d+):", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"Suppression Justification: (.*) \}$")]
    private static partial Regex Justification();
}
