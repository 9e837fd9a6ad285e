using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

public sealed class RouterBatchTests
{
    [Fact]
    public async Task GivesEveryRequestItsOneResult_InOrder()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "404");

        var results = await scene.Router.CompleteBatchAsync([.. Enumerable.Range(0, 50).Select(_ => RouterScene.Ask())], new BatchOptions { Concurrency = 4 });

        Assert.Equal((50, 50), (results.Count, results.Summary.Ok));
        Assert.Equal(Enumerable.Range(0, 50), results.Select(result => result.Index));
        Assert.Equal("b", results[49].Response!.Meta.Route![^1].Deployment);
        Assert.InRange(scene.CountOf("a"), 1, 4);
    }

    [Fact]
    public async Task GoesOnAsking_WhileItIsTenacious()
    {
        using var scene = new RouterScene(new RouterOptions { MaxAttempts = 1, LongestWait = TimeSpan.Zero }, RouterScene.Deployment("a"))
            .Give("a", "500", "429", "503 with a time", "dns", "ok");

        var result = Assert.Single(await scene.Router.CompleteBatchAsync([RouterScene.Ask()]));

        Assert.True(result.Ok, result.Error?.Message);
        Assert.Equal(5, scene.CountOf("a"));
    }

    [Fact]
    public async Task KeepsToTheBudget_WhileItIsNot()
    {
        using var scene = new RouterScene(new RouterOptions { MaxAttempts = 3, RetriesPerDeployment = 9 }, RouterScene.Deployment("a")).Give("a", "500");

        var result = Assert.Single(await scene.Router.CompleteBatchAsync([RouterScene.Ask()], new BatchOptions { Tenacious = false }));

        Assert.Equal((3, 500, 3), (scene.CountOf("a"), result.Status, result.Error!.Meta!.Route!.Count));
    }

    [Fact]
    public async Task AsksElsewhereForBetterJson_OnceItsOwnRetriesAreUsedUp()
    {
        using var scene = new RouterScene(new RouterOptions { FailOverOnInvalidJson = true }, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "prose");

        var result = Assert.Single(await scene.Router.CompleteBatchAsync([RouterScene.Ask()], new BatchOptions { RetryInvalidJson = 1 }));

        Assert.Equal(("a a b", true), (scene.Asked, result.Ok));
    }

    [Fact]
    public async Task KeepsWhatCame_WhenItIsRefused()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a")).Give("a", "prose", "empty");

        var results = await scene.Router.CompleteBatchAsync([RouterScene.Ask(), RouterScene.Ask()], new BatchOptions { Concurrency = 1 });

        Assert.Equal(("not JSON", 1, 1), (results[0].Raw, results.Summary.InvalidJson, results.Summary.EmptyContent));
    }

    [Fact]
    public async Task NamesTheIndices_OfRequestsThatCannotBeSent()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", "spare"));

        var error = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => scene.Router.CompleteBatchAsync([RouterScene.Ask(), RouterScene.Ask("nobody"), RouterScene.Ask("nobody")]));

        Assert.Contains("requests 1, 2: 'nobody' is no group", error.Message, StringComparison.Ordinal);
        Assert.Equal("", scene.Asked);
    }

    [Fact]
    public async Task TellsTheRoute_WhenTheWallTimeIsOver()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "404").Give("b", "wall time");

        var result = await scene.AskInBatchAsync();

        var error = Assert.IsType<SciLlmTimeoutException>(result.Error);
        Assert.Equal(TimeoutKind.Wall, error.Kind);
        Assert.Equal("a", Assert.Single(error.Meta!.Route!).Deployment);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task LosesNothing_UnderManyThreads()
    {
        var faults = new Random(5);
        using var scene = new RouterScene(
            new RouterOptions { LongestWait = TimeSpan.FromMinutes(5) }, () => Draw(() => faults.NextDouble()),
            RouterScene.Deployment("a"), RouterScene.Deployment("b") with { Weight = 2 }, RouterScene.Deployment("c") with { LimitKey = "k" }, RouterScene.Deployment("d") with { LimitKey = "k" });
        // However unlucky an item is, and however long it has to wait then.
        scene.Time.LongestLeap = TimeSpan.FromDays(1);
        foreach (var id in new[] { "a", "b", "c", "d" }) scene.Give(id, () => Draw(() => faults.Next(20)) switch { 0 => "500", 1 => "dns", 2 => "429", _ => "ok" });

        var results = await scene.Router.CompleteBatchAsync([.. Enumerable.Range(0, 2000).Select(_ => RouterScene.Ask())], new BatchOptions { Concurrency = 32, WallTime = TimeSpan.FromDays(20), Timeout = TimeSpan.FromDays(20) });

        Assert.All(results, result => Assert.True(result.Ok, result.Error?.Message));
        Assert.All(scene.Router.GetSnapshot().Deployments, deployment => Assert.Equal(0, deployment.InFlight));

        T Draw<T>(Func<T> draw)
        {
            lock (faults) return draw();
        }
    }
}
