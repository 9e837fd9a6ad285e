using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

/// <summary>Who is asked how often, over simulated time and with lots that are the same in every run.</summary>
public sealed class StrategyTests
{
    private const int Calls = 10_000;

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(3, 1, 0, 0)]
    [InlineData(1, 1, 30, 0)]
    [InlineData(2, 1, 20, 10)]
    public async Task SharesCallsByWeight_AndHandsOnWhatFails(double weightOfA, double weightOfB, int failuresOfA, int failuresOfB)
    {
        var (lots, faults) = (new Random(11), new Random(13));
        using var scene = new RouterScene(
            new RouterOptions { RetriesPerDeployment = 0 }, lots.NextDouble,
            RouterScene.Deployment("a") with { Weight = weightOfA }, RouterScene.Deployment("b") with { Weight = weightOfB });

        // With fewer calls in sight a run of bad luck would count as a failure rate.
        for (var call = 0; call < 200; call++) await scene.AskAsync(RouterScene.Ask(call % 2 == 0 ? "a" : "b"));
        scene.Give("a", () => faults.Next(100) < failuresOfA ? "409" : "ok").Give("b", () => faults.Next(100) < failuresOfB ? "409" : "ok");
        var ok = await AskAsync(scene, Calls, every: TimeSpan.FromMilliseconds(1));

        var shareOfA = weightOfA / (weightOfA + weightOfB);
        var failedAtA = failuresOfA / 100.0;
        var failedAtB = failuresOfB / 100.0;
        var expectedAtB = 1 - shareOfA + (shareOfA * failedAtA);
        Assert.Equal(expectedAtB, scene.CountOf("b") / (double)Calls, 0.02);
        Assert.Equal(1 - (failedAtA * failedAtB), ok / (double)Calls, 0.01);
    }

    [Fact]
    public async Task SparesADeploymentThatFails_ButForItsProbes()
    {
        var lots = new Random(17);
        using var scene = new RouterScene(new RouterOptions { RetriesPerDeployment = 0 }, lots.NextDouble, RouterScene.Deployment("a"), RouterScene.Deployment("b")).Give("a", "500");

        var ok = await AskAsync(scene, Calls, every: TimeSpan.FromMilliseconds(100));

        // A thousand seconds: five failures, then rests of 5, 10, 20, 40, 80, 160, 300 and 300 s, and a probe after each.
        Assert.Equal((Calls, 5 + 8), (ok, scene.CountOf("a")));
    }

    [Fact]
    public async Task AsksTheLeastBusy()
    {
        using var scene = new RouterScene(
            new RouterOptions { Strategy = RoutingStrategy.LeastBusy }, RouterScene.Deployment("a") with { Weight = 2 }, RouterScene.Deployment("b"));
        var open = new List<IAsyncEnumerator<CompletionUpdate>>();
        for (var call = 0; call < 9; call++)
        {
            var stream = scene.Router.StreamAsync(RouterScene.Ask()).GetAsyncEnumerator();
            await stream.MoveNextAsync();
            open.Add(stream);
        }

        Assert.Equal((6, 3), (scene.StateOf("a").InFlight, scene.StateOf("b").InFlight));
        foreach (var stream in open) await stream.DisposeAsync();
        Assert.Equal((0, 0), (scene.StateOf("a").InFlight, scene.StateOf("b").InFlight));
    }

    [Fact]
    public async Task AsksTheFastest_AndNowAndThenTheOthers()
    {
        using var scene = new RouterScene(new RouterOptions { Strategy = RoutingStrategy.LowestLatency }, RouterScene.Deployment("a"), RouterScene.Deployment("b"));
        scene.Give("a", () => Taking(2)).Give("b", () => Taking(1));

        for (var call = 0; call < 40; call++) await scene.AskAsync();
        Assert.Equal((1, 39), (scene.CountOf("a"), scene.CountOf("b")));
        for (var call = 0; call < 40; call++) await scene.AskAsync();

        Assert.Equal((2, 78), (scene.CountOf("a"), scene.CountOf("b")));
        Assert.Equal(TimeSpan.FromSeconds(1), scene.StateOf("b").Latency);

        string Taking(int seconds)
        {
            scene.Time.Advance(TimeSpan.FromSeconds(seconds));
            return "ok";
        }
    }

    [Fact]
    public async Task AsksLowerOrdersFirst()
    {
        using var scene = new RouterScene(null, new Random(3).NextDouble, RouterScene.Deployment("a", order: 2), RouterScene.Deployment("b", order: 1), RouterScene.Deployment("c", order: 1));

        await AskAsync(scene, 100, TimeSpan.Zero);

        Assert.Equal(0, scene.CountOf("a"));
        Assert.InRange(scene.CountOf("b"), 30, 70);
    }

    [Fact]
    public async Task KeepsToTheRequestsOfAMinute_OfAllThatShareThem()
    {
        using var scene = new RouterScene(
            new RouterOptions { LongestWait = TimeSpan.Zero },
            RouterScene.Deployment("a") with { Rpm = 3, LimitKey = "k" }, RouterScene.Deployment("b", order: 1) with { Rpm = 4, LimitKey = "k" }, RouterScene.Deployment("c", order: 2));

        await AskAsync(scene, 6, TimeSpan.FromSeconds(1));

        Assert.Equal("a a a b c c", scene.Asked);
        Assert.Equal((DeploymentCondition.AtItsLimit, 4), (scene.StateOf("a").Condition, scene.StateOf("a").RequestsInMinute));
        scene.Time.Advance(scene.StateOf("a").AvailableIn);
        await scene.AskAsync();
        Assert.Equal("a a a b c c a", scene.Asked);
    }

    [Fact]
    public async Task KeepsToTheTokensOfAMinute()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a") with { Tpm = 10 }, RouterScene.Deployment("b", order: 1));

        await AskAsync(scene, 3, TimeSpan.FromSeconds(1));

        // Every answer takes five.
        Assert.Equal(("a a b", 10), (scene.Asked, scene.StateOf("a").TokensInMinute));
    }

    [Fact]
    public async Task WaitsForARateLimit_WhenThereIsNobodyElse()
    {
        using var scene = new RouterScene(new RouterOptions { LongestWait = TimeSpan.FromSeconds(9) }, RouterScene.Deployment("a") with { Rpm = 1 });
        await scene.AskAsync();
        scene.Time.Advance(TimeSpan.FromSeconds(55));

        Assert.NotNull((await scene.AskAsync()).Answer);
        Assert.Equal([TimeSpan.FromSeconds(6)], scene.Time.Leaps);
    }

    private static async Task<int> AskAsync(RouterScene scene, int calls, TimeSpan every)
    {
        var (ok, asked) = (0, RouterScene.Ask());
        scene.ForgetCounts();
        for (var call = 0; call < calls; call++)
        {
            if ((await scene.AskAsync(asked)).Answer is not null) ok++;
            scene.Time.Advance(every);
        }

        return ok;
    }
}
