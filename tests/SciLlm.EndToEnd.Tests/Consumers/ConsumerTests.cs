using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

public sealed class ConsumerTests : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task ProjectThatReferencesTheClientIsGuarded()
    {
        var consumer = Consumer.Create(Programs.RawCallAndMisusedClient, ["SciLlm"]);

        var local = await consumer.BuildAsync();
        Assert.True(local.Succeeded, local.Run.ToString());
        local.ShouldReportWhatIsMarked(Programs.RawCallAndMisusedClient, "warning");

        var ci = await consumer.BuildAsync(environment: ("CI", "true"));
        Assert.False(ci.Succeeded);
        ci.ShouldReportWhatIsMarked(Programs.RawCallAndMisusedClient, "error");

        var off = await consumer.BuildAsync(["-p:SciLlmEnforcement=off"], ("CI", "true"));
        Assert.True(off.Succeeded, off.Run.ToString());
        Assert.Empty(off.Reported);
    }

    [Fact]
    public async Task FormatRepairsTheProject_AndItRunsOnThePavedPath()
    {
        var consumer = Consumer.Create(Programs.RawCallAndMisusedClient, ["SciLlm"]);

        var format = await CommandLine.RunAsync(consumer.Folder, "dotnet", ["format", "analyzers", "--severity", "warn"]);
        format.ShouldSucceed();

        var build = await consumer.BuildAsync(["-warnaserror"]);
        Assert.True(build.Succeeded, consumer.Read("Program.cs") + build.Run);
        Assert.Empty(build.Reported);

        using var server = await Server.StartAsync();
        var run = await CommandLine.RunAsync(
            consumer.Folder,
            "dotnet",
            ["bin/Debug/net10.0/Consumer.dll"],
            ("CHUTES_API_BASE", server.BaseUrl), ("CHUTES_API_KEY", "any-key"), ("CHUTES_MODEL_ID", "test-model"));
        run.ShouldSucceed();
        Assert.Contains("Say hello.", run.Output);
        Assert.Contains("Say hello again.", run.Output);
    }

    [Fact]
    public async Task ProjectThatReferencesTheRulesAloneIsGuarded()
    {
        var consumer = Consumer.Create(Programs.RawCall, ["SciLlm.Analyzers"]);

        var build = await consumer.BuildAsync();

        Assert.True(build.Succeeded, build.Run.ToString());
        build.ShouldReportWhatIsMarked(Programs.RawCall, "warning");
        Assert.False(File.Exists(Path.Combine(consumer.Folder, "bin", "Debug", "net10.0", "SciLlm.Analyzers.dll")));
    }

    [Fact]
    public async Task NothingIsReported_WhenAProjectHasNothingToDoWithLanguageModels()
    {
        var consumer = Consumer.Create(Programs.Unrelated, ["SciLlm.Analyzers"]);

        var build = await consumer.BuildAsync(["-p:SciLlmEnforcement=strict"]);

        Assert.True(build.Succeeded, build.Run.ToString());
        Assert.Empty(build.Reported);
        // With the date among the compiler's inputs every project would be compiled anew each morning.
        var inputs = Directory.GetFiles(Path.Combine(consumer.Folder, "obj"), "*.GeneratedMSBuildEditorConfig.editorconfig", SearchOption.AllDirectories).Single();
        Assert.DoesNotContain("SciLlmToday", File.ReadAllText(inputs));
    }
}
