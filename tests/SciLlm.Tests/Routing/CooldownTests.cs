using SciLlm.Routing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

public sealed class CooldownTests
{
    private static readonly RouterOptions OneAttempt = new() { MaxAttempts = 1, LongestWait = TimeSpan.Zero };

    [Fact]
    public async Task DoublesWithEveryProbeThatFails_AndEndsWithOneThatDoesNot()
    {
        using var scene = new RouterScene(OneAttempt, RouterScene.Deployment("a")).Give("a", "429 without a time");
        var rests = new List<double>();
        for (var probe = 0; probe < 8; probe++)
        {
            await scene.AskAsync();
            rests.Add(scene.StateOf("a").AvailableIn.TotalSeconds);
            scene.Time.Advance(scene.StateOf("a").AvailableIn);
            Assert.Equal(DeploymentCondition.AwaitsProbe, scene.StateOf("a").Condition);
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 300, 300], rests);

        scene.Give("a", "ok", "429 without a time");
        await scene.AskAsync();
        Assert.Equal(DeploymentCondition.Available, scene.StateOf("a").Condition);
        await scene.AskAsync();
        Assert.Equal(TimeSpan.FromSeconds(5), scene.StateOf("a").AvailableIn);
    }

    [Fact]
    public async Task AsksNobody_WhileAllRest()
    {
        using var scene = new RouterScene(OneAttempt, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "401").Give("b", "429");
        await scene.AskAsync();
        await scene.AskAsync();

        var (_, failure) = await scene.AskAsync();

        var error = Assert.IsType<SciLlmException>(failure);
        Assert.Equal(("a b", "no_deployment", TimeSpan.FromSeconds(2)), (scene.Asked, error.ErrorType, error.RetryAfter));
        Assert.Contains("a is free in 300 s (HTTP 401); b is free in 2 s (HTTP 429)", error.Message, StringComparison.Ordinal);
        Assert.Empty(error.Meta!.Route!);
    }

    [Fact]
    public async Task IsWaitedFor_UpToTheLongestWait()
    {
        using var scene = new RouterScene(new RouterOptions { LongestWait = TimeSpan.FromSeconds(2), RetriesPerDeployment = 3 }, RouterScene.Deployment("a"))
            .Give("a", "429", "ok", "429");

        var (answer, _) = await scene.AskAsync();
        var (_, failure) = await scene.AskAsync();

        Assert.Equal("a a", string.Join(' ', answer!.Meta.Route!.Select(step => step.Deployment)));
        Assert.Equal(429, Assert.IsType<SciLlmException>(failure).Status);
        Assert.Equal("a a a a", scene.Asked);
    }

    [Fact]
    public async Task TellsTheFirstFailure_WithTheWholeRoute()
    {
        using var scene = new RouterScene(
            new RouterOptions { Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["spare"] }, RetriesPerDeployment = 0 },
            RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1), RouterScene.Deployment("c", "spare")).Give("a", "502").Give("b", "dns").Give("c", "404");

        var (_, failure) = await scene.AskAsync();

        var error = Assert.IsType<SciLlmException>(failure);
        Assert.Equal(502, error.Status);
        Assert.Equal([("a", 502), ("b", null), ("c", 404)], error.Meta!.Route!.Select(step => (step.Deployment, step.Status)));
        Assert.All(error.Meta.Route!, step => Assert.NotNull(step.Error));
        Assert.Equal(4, error.Meta.Attempts + 1);
        Assert.EndsWith(" Asked after that: b (no answer), c (HTTP 404).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsOnlyEverExtended()
    {
        var cooldown = new Cooldown();
        var now = TimeSpan.FromSeconds(100);

        cooldown.Extend(now, TimeSpan.FromSeconds(30), "first");
        Assert.False(cooldown.Extend(now, TimeSpan.FromSeconds(2), "shorter"));
        Assert.False(cooldown.Lengthen(now, "from before"));
        Assert.Equal((TimeSpan.FromSeconds(30), "first"), (cooldown.Remaining(now), cooldown.Why));
        Assert.True(cooldown.Extend(now, TimeSpan.FromSeconds(60), "longer"));
        Assert.Equal(TimeSpan.FromSeconds(60), cooldown.Remaining(now));
    }

    [Fact]
    public void OutlivesAProbe_ThatWasOvertakenByAnotherFailure()
    {
        var cooldown = new Cooldown();
        cooldown.Extend(TimeSpan.Zero, TimeSpan.FromSeconds(5), "first");
        var probe = cooldown.Enter();
        cooldown.Extend(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(30), "second");

        cooldown.End(probe);

        Assert.True(cooldown.IsOn);
    }

    [Fact]
    public void HonoursAnHourAtMost()
    {
        var cooldown = new Cooldown();

        cooldown.Extend(TimeSpan.Zero, TimeSpan.MaxValue, "HTTP 429");

        Assert.Equal(TimeSpan.FromHours(1), cooldown.Remaining(TimeSpan.Zero));
    }

    [Fact]
    public async Task LetsOneProbeThrough_HoweverManyAsk()
    {
        using var scene = new RouterScene(OneAttempt, RouterScene.Deployment("a")).Give("a", "429", "ok");
        await scene.AskAsync();
        scene.Time.Advance(TimeSpan.FromSeconds(2));

        await using var probe = scene.Router.StreamAsync(RouterScene.Ask()).GetAsyncEnumerator();
        await probe.MoveNextAsync();

        Assert.Equal(DeploymentCondition.Probing, scene.StateOf("a").Condition);
        Assert.Equal("no_deployment", Assert.IsType<SciLlmException>((await scene.AskAsync()).Failure).ErrorType);
        while (await probe.MoveNextAsync())
        {
        }

        Assert.NotNull((await scene.AskAsync()).Answer);
        Assert.Equal("a a a", scene.Asked);
    }

    [Fact]
    public async Task LeavesAProbeThatWasGivenUp_ForTheNextCall()
    {
        using var scene = new RouterScene(OneAttempt, RouterScene.Deployment("a")).Give("a", "429", "cancellation", "ok");
        await scene.AskAsync();
        scene.Time.Advance(TimeSpan.FromSeconds(2));

        await scene.AskAsync();
        Assert.Equal(DeploymentCondition.AwaitsProbe, scene.StateOf("a").Condition);
        await scene.AskAsync();

        Assert.Equal(DeploymentCondition.Available, scene.StateOf("a").Condition);
    }
}
