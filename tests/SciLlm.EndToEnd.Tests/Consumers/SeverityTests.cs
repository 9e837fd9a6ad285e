using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

[Collection(PackedFeedTests.Name)]
public sealed class SeverityTests(PackedFeed feed)
{
    private static readonly (string, string) InCI = ("CI", "true");

    [Fact]
    public async Task ProjectHasTheLastWord_OverWhatCIAndEnforcementSay()
    {
        var consumer = Consumer.Create(feed, Programs.RawCall, ["SciLlm.Analyzers"]);

        Assert.Equal("101 warning, 201 warning", await Build());
        Assert.Equal("101 error, 201 error", await Build(environment: ("GITHUB_ACTIONS", "true")));
        Assert.Equal("101 warning, 201 warning", await Build(environment: ("CI", "false")));
        Assert.Equal("101 error, 201 error", await Build("-p:SciLlmEnforcement=strict"));
        Assert.Equal("101 warning, 201 warning", await Build("-p:SciLlmEnforcement=warn;TreatWarningsAsErrors=true", InCI));

        Configure("dotnet_diagnostic.SCILLM201.severity = none");
        Assert.Equal("101 error", await Build(environment: InCI));
        Configure("dotnet_diagnostic.SCILLM201.severity = error");
        Assert.Equal("101 warning, 201 error", await Build());

        Configure("dotnet_analyzer_diagnostic.category-SciLlm.Transport.severity = warning");
        Assert.Equal("101 error, 201 warning", await Build(environment: InCI));
        Configure("dotnet_analyzer_diagnostic.category-SciLlm.Transport.severity = error");
        Assert.Equal("101 warning, 201 error", await Build());

        void Configure(string setting) => consumer.Write(".editorconfig", $"root = true\n[*.cs]\n{setting}\n");

        async Task<string> Build(string? argument = null, params (string, string)[] environment)
        {
            var build = await consumer.BuildAsync(argument is null ? [] : [argument], environment);
            return string.Join(", ", build.Reported.Select(reported => $"{reported.Id["SCILLM".Length..]} {reported.Severity}"));
        }
    }

    /// <summary>Two rules that warn, and one that is hidden unless enforcement is strict.</summary>
    [Theory]
    [InlineData("", "", "101 warning, 201 warning")]
    [InlineData("default", "", "101 warning, 201 warning")]
    [InlineData("default", "CI", "101 error, 201 error")]
    [InlineData("", "TF_BUILD", "101 error, 201 error")]
    [InlineData("", "GITHUB_ACTIONS", "101 error, 201 error")]
    [InlineData("", "ContinuousIntegrationBuild", "101 error, 201 error")]
    [InlineData("strict", "", "101 error, 102 error, 201 error")]
    [InlineData("strict", "CI", "101 error, 102 error, 201 error")]
    [InlineData("warn", "", "101 warning, 201 warning")]
    [InlineData("warn", "CI", "101 warning, 201 warning")]
    [InlineData("off", "", "")]
    [InlineData("off", "CI", "")]
    public async Task EnforcementAndCIDecide(string enforcement, string variable, string expected)
    {
        const string UntracedHeader = """
            internal static class Relay
            {
                internal static void Sign(HttpRequestMessage request, string value) => request.Headers.Add("Authorization", value);
            }
            """;
        var consumer = Consumer.Create(feed, Programs.RawCall + UntracedHeader, ["SciLlm.Analyzers"], enforcement.Length == 0 ? "" : $"<SciLlmEnforcement>{enforcement}</SciLlmEnforcement>");

        var build = await consumer.BuildAsync([], variable.Length == 0 ? [] : [(variable, "true")]);

        Assert.Equal(expected, string.Join(", ", build.Reported.Select(reported => $"{reported.Id["SCILLM".Length..]} {reported.Severity}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task BuildSaysSo_WhenItIsNotGuarded()
    {
        var consumer = Consumer.Create(feed, Programs.RawCall, ["SciLlm.Analyzers"]);

        var old = await consumer.BuildAsync(["-p:CompilerApiVersion=roslyn4.6"]);
        Assert.True(old.Succeeded, old.Run.ToString());
        Assert.Contains("warning SCILLM001: The SciLLM rules did not run: this build's C# compiler (roslyn4.6) is older than Roslyn 4.8.", old.Run.Output);
        Assert.DoesNotContain("CS8032", old.Run.Output);

        var misspelt = await consumer.BuildAsync(["-p:SciLlmEnforcement=stirct"], InCI);
        Assert.Contains("warning SCILLM002: SciLlmEnforcement is 'stirct'", misspelt.Run.Output);
        misspelt.ShouldReportWhatIsMarked(Programs.RawCall, "error");
    }
}
