using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

[Collection(PackedFeedTests.Name)]
public sealed class ConsumerTests(PackedFeed feed)
{
    [Fact]
    public async Task ProjectThatReferencesTheClientIsGuarded()
    {
        var consumer = Consumer.Create(feed, Programs.RawCall, ["SciLlm"]);

        var local = await consumer.BuildAsync();
        Assert.True(local.Succeeded, local.Run.ToString());
        local.ShouldReportWhatIsMarked(Programs.RawCall, "warning");

        var ci = await consumer.BuildAsync(environment: ("CI", "true"));
        Assert.False(ci.Succeeded);
        ci.ShouldReportWhatIsMarked(Programs.RawCall, "error");

        var off = await consumer.BuildAsync(["-p:SciLlmEnforcement=off"], ("CI", "true"));
        Assert.True(off.Succeeded, off.Run.ToString());
        Assert.Empty(off.Reported);
    }

    [Fact]
    public async Task ProjectThatReferencesTheRulesAloneIsGuarded()
    {
        var consumer = Consumer.Create(feed, Programs.RawCall, ["SciLlm.Analyzers"]);

        var build = await consumer.BuildAsync();

        Assert.True(build.Succeeded, build.Run.ToString());
        build.ShouldReportWhatIsMarked(Programs.RawCall, "warning");
        Assert.False(File.Exists(Path.Combine(consumer.Folder, "bin", "Debug", "net10.0", "SciLlm.Analyzers.dll")));
    }

    [Fact]
    public async Task NothingIsReported_WhenAProjectHasNothingToDoWithLanguageModels()
    {
        var consumer = Consumer.Create(feed, Programs.Unrelated, ["SciLlm.Analyzers"]);

        var build = await consumer.BuildAsync(["-p:SciLlmEnforcement=strict"]);

        Assert.True(build.Succeeded, build.Run.ToString());
        Assert.Empty(build.Reported);
    }
}
