using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class KeyPauseTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    private readonly ManualTime _time = new();

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task HoldsBackEveryRequestWithTheKey_UntilA429IsOver()
    {
        var handler = new StubHandler(StubHandler.Status(429, "", ("Retry-After", "60")), StubHandler.Says("hi"));
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync(Ask(5), new BatchOptions { Concurrency = 1 });
        for (var waiting = 0; waiting < 5; waiting++) await _time.UntilWaitingForAsync(Minute);
        Assert.Single(handler.Requests);
        _time.Advance(Minute);

        Assert.Equal(5, (await batch).Summary.Ok);
        Assert.Equal(6, handler.Requests.Count);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task HoldsThemBackForTheBackoff_WhenTheServerNamesNoTime()
    {
        var handler = new StubHandler(StubHandler.Status(429), StubHandler.Says("hi"));
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync(Ask(3), new BatchOptions { Concurrency = 1 });
        for (var waiting = 0; waiting < 3; waiting++) await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(0.5));
        Assert.Single(handler.Requests);
        _time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal(3, (await batch).Summary.Ok);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task LetsOtherKeysGoOn()
    {
        var handler = new StubHandler((request, _) => Task.FromResult(
            request.Authorization!.EndsWith(TestClient.Key, StringComparison.Ordinal) && _time.GetUtcNow() == _time.Start
                ? StubHandler.Status(429, "", ("Retry-After", "60"))(request)
                : StubHandler.Says("hi")(request)));
        using var client = Client(handler);
        CompletionRequest[] requests = [.. Ask(2), .. Ask(8).Select(request => request with { ApiKey = "sk-another" })];

        var done = new List<int>();
        await foreach (var result in client.StreamBatchAsync(requests, new BatchOptions { Concurrency = 1 }))
        {
            done.Add(result.Index);
            if (done.Count == 8) await _time.PassAsync(Minute);
        }

        Assert.Equal(Enumerable.Range(2, 8), done.Take(8));
        Assert.Equal(10, done.Count);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task CountsNoWallTime_ForAnItemThatHasNotBegun()
    {
        var handler = new StubHandler(StubHandler.Status(429, "", ("Retry-After", "60")), StubHandler.Says("hi"));
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync(Ask(2), new BatchOptions { Concurrency = 1, WallTime = TimeSpan.FromSeconds(30) });
        for (var waiting = 0; waiting < 2; waiting++) await _time.UntilWaitingForAsync(Minute);
        _time.Advance(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(30));
        var results = await batch;

        Assert.Equal(TimeoutKind.Wall, Assert.IsType<SciLlmTimeoutException>(results[0].Error).Kind);
        Assert.Equal((true, 1, TimeSpan.Zero), (results[1].Ok, results[1].Attempts, results[1].Elapsed));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task EndsAtOnce_WhenItIsLeftWhileItsKeyPauses()
    {
        var handler = new StubHandler(StubHandler.Says("hi"), StubHandler.Status(429, "", ("Retry-After", "60")));
        using var client = Client(handler);

        await foreach (var result in client.StreamBatchAsync(Ask(50), new BatchOptions { Concurrency = 2 }))
        {
            Assert.True(result.Ok);
            await _time.UntilWaitingForAsync(Minute);
            break;
        }
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task DoesNotWait_WhereItIsTheQuotaThatIsUsedUp()
    {
        var handler = new StubHandler(StubHandler.Status(429, Answers.Error("Pay.", "insufficient_quota"), ("Retry-After", "60")), StubHandler.Says("hi"));
        using var client = Client(handler);

        var results = await client.CompleteBatchAsync(Ask(3), new BatchOptions { Concurrency = 1 });

        Assert.Equal([false, true, true], results.Select(result => result.Ok));
    }

    private static CompletionRequest[] Ask(int count) => [.. Enumerable.Range(0, count).Select(n => TestClient.Ask($"{n}"))];

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => options.TimeProvider = _time);
}
