using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class BatchConcurrencyTests
{
    private readonly ManualTime _time = new();

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task SendsNoMoreAtOnceThanTheConcurrency()
    {
        var (now, peak) = (0, 0);
        var handler = new StubHandler(async (request, _) =>
        {
            lock (_time) peak = Math.Max(peak, ++now);
            await Task.Yield();
            lock (_time) now--;
            return StubHandler.Says("hi")(request);
        });
        using var client = Client(handler);

        var results = await client.CompleteBatchAsync([.. Enumerable.Range(0, 200).Select(n => TestClient.Ask($"{n}"))], new BatchOptions { Concurrency = 3 });

        Assert.Equal(200, results.Summary.Ok);
        Assert.InRange(peak, 1, 3);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task PullsRequestsOnlyAsResultsAreTaken()
    {
        var pulled = 0;
        IEnumerable<CompletionRequest> Endless()
        {
            for (; ; ) yield return TestClient.Ask($"{pulled++}");
        }

        using var client = Client(new StubHandler(StubHandler.Says("hi")));
        var taken = 0;

        await foreach (var result in client.StreamBatchAsync(Endless(), new BatchOptions { Concurrency = 4 }))
        {
            Assert.True(result.Ok);
            Assert.InRange(Volatile.Read(ref pulled), 1, ++taken + 8);
            if (taken == 500) break;
        }

        Assert.Equal(500, taken);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task LetsOthersWork_WhileAnItemWaits()
    {
        var refused = false;
        var handler = new StubHandler((request, _) =>
        {
            if (request.Prompt != "slow" || refused) return Task.FromResult(StubHandler.Says("hi")(request));
            refused = true;
            return Task.FromResult(StubHandler.Status(503, "", ("Retry-After", "60"))(request));
        });
        using var client = Client(handler);
        CompletionRequest[] requests = [TestClient.Ask("slow"), .. Enumerable.Range(0, 20).Select(n => TestClient.Ask($"{n}"))];

        var order = new List<int>();
        await foreach (var result in client.StreamBatchAsync(requests, new BatchOptions { Concurrency = 1 }))
        {
            order.Add(result.Index);
            if (order.Count == 20) await _time.PassAsync(60);
        }

        Assert.Equal(Enumerable.Range(1, 20), order[..20]);
        Assert.Equal(0, order[20]);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task StopsPulling_WhenTooManyItemsWait()
    {
        var handler = new StubHandler(StubHandler.Status(503, "", ("Retry-After", "100")));
        using var client = Client(handler);
        var pulled = 0;
        IEnumerable<CompletionRequest> Endless()
        {
            for (; ; ) yield return TestClient.Ask($"{Interlocked.Increment(ref pulled)}");
        }

        using var stop = new CancellationTokenSource();
        var batch = Task.Run(async () =>
        {
            await foreach (var _ in client.StreamBatchAsync(Endless(), new BatchOptions { Concurrency = 2, WallTime = TimeSpan.FromSeconds(50) }, stop.Token)) await stop.CancelAsync();
        });
        for (var waiting = 0; waiting < 20; waiting++) await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(100));
        Assert.Equal(20, Volatile.Read(ref pulled));
        _time.Advance(TimeSpan.FromSeconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
    }

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => options.TimeProvider = _time);
}
