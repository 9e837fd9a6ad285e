using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

/// <summary>The failover table of the client specification, section 6, for streams.</summary>
public sealed class StreamFailoverTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Spare = new() { ["main"] = ["spare"] };

    [Theory]
    [InlineData("over before its first token", "a b")]
    [InlineData("connect", "a b")]
    [InlineData("500", "a a")]
    [InlineData("429", "a b")]
    [InlineData("says nothing", "a a")]
    [InlineData("400", "a")]
    public async Task MovesOnBeforeTheFirstToken_LikeAnyCall(string signal, string asked)
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", signal, "ok");

        var (updates, failure) = await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();

        Assert.Equal((asked, asked == "a" ? "" : "{}"), (scene.Asked, updates.Text()));
        Assert.Equal(asked == "a", failure is SciLlmException { Status: 400 });
        Assert.All(updates, update => Assert.False(update.Restarts));
    }

    [Fact]
    public async Task HandsOutAStreamThatSaysNothing_WhenNobodyHasABetterOne()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "says nothing").Give("b", "says nothing");

        var (updates, failure) = await scene.Router.StreamAsync(RouterScene.Ask() with { JsonStrict = false }).ReadAsync();

        Assert.Null(failure);
        Assert.Equal(("a a b b", "", "stop"), (scene.Asked, updates.Text(), updates[^1].FinishReason?.Value));
        Assert.All(["a", "b"], id => Assert.Equal(0, scene.StateOf(id).InFlight));
    }

    [Fact]
    public async Task AsksTheListForFilteredAnswersOnly_WhenAFilterLetNothingThrough()
    {
        using var scene = new RouterScene(
            new RouterOptions { ContentFilterFallbacks = Spare }, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1), RouterScene.Deployment("c", "spare")).Give("a", "is filtered");

        var (updates, failure) = await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();

        Assert.Null(failure);
        Assert.Equal(("a c", "{}"), (scene.Asked, updates.Text()));
    }

    [Theory]
    [InlineData("breaks")]
    [InlineData("breaks with an error")]
    public async Task IsAnErrorWithThePartialText_WhenItBreaksAfterTheFirstToken(string signal)
    {
        using var scene = new RouterScene(
            new RouterOptions { Fallbacks = Spare }, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1), RouterScene.Deployment("c", "spare")).Give("a", signal);

        var (updates, failure) = await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();

        var broken = Assert.IsAssignableFrom<SciLlmException>(failure);
        Assert.Equal(("a", "half an ", "half an "), (scene.Asked, updates.Text(), broken.PartialContent));
        Assert.Equal("a", Assert.Single(broken.Meta!.Route!).Deployment);
    }

    [Fact]
    public async Task BeginsAnewAtAnother_IfAskedFor()
    {
        using var scene = new RouterScene(
            new RouterOptions { RestartBrokenStreams = true }, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "breaks");

        var (updates, failure) = await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();

        Assert.Null(failure);
        Assert.Equal(("a b", "half an {}"), (scene.Asked, updates.Text()));
        Assert.Equal("{", Assert.Single(updates, update => update.Restarts).Content);
    }

    [Fact]
    public async Task BeginsAnewInTheNextGroup_IfAskedFor()
    {
        using var scene = new RouterScene(
            new RouterOptions { RestartBrokenStreams = true, Fallbacks = Spare }, RouterScene.Deployment("a"), RouterScene.Deployment("c", "spare")).Give("a", "breaks");

        var (updates, _) = await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();

        Assert.Equal(("a c", "half an {}"), (scene.Asked, updates.Text()));
    }

    [Fact]
    public async Task EndsWithThePartialText_WhenNobodyIsLeftToBeginAnewAt()
    {
        using var scene = new RouterScene(
            new RouterOptions { RestartBrokenStreams = true }, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "breaks").Give("b", "400");

        var (_, failure) = await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();

        var broken = Assert.IsAssignableFrom<SciLlmException>(failure);
        Assert.Equal(("a b", "half an "), (scene.Asked, broken.PartialContent));
        Assert.Equal(["a", "b"], broken.Meta!.Route!.Select(step => step.Deployment));
    }

    [Fact]
    public async Task CountsABrokenStreamAsAFailure()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "breaks");

        for (var call = 0; call < 5; call++) await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();

        Assert.Equal(DeploymentCondition.CoolingDown, scene.StateOf("a").Condition);
    }

    [Fact]
    public async Task IsUnderWayUntilItsLastPiece_OrUntilItsReaderLeaves()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"));

        await foreach (var _ in scene.Router.StreamAsync(RouterScene.Ask()))
        {
            Assert.Equal(1, scene.StateOf("a").InFlight);
            break;
        }

        Assert.Equal(0, scene.StateOf("a").InFlight);
        await scene.Router.StreamAsync(RouterScene.Ask()).ReadAsync();
        Assert.Equal((0, 1), (scene.StateOf("a").InFlight, scene.StateOf("a").RecentCalls));
    }
}
