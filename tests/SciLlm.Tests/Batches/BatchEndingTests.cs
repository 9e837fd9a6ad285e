using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class BatchEndingTests
{
    private readonly ManualTime _time = new();

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task LeavesNothingInFlight_WhenTheLoopIsLeft()
    {
        var gate = new InFlight(answers: 1);
        using var client = TestClient.Create(gate.Handler);

        await foreach (var _ in client.StreamBatchAsync(Enumerable.Range(0, 100).Select(n => TestClient.Ask($"{n}")))) break;

        Assert.Equal(0, gate.Now);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task HandsOutWhatIsDone_ThenThrowsTheCallersCancellation()
    {
        var gate = new InFlight(answers: 3);
        using var client = TestClient.Create(gate.Handler);
        using var source = new CancellationTokenSource();
        var results = new List<BatchResult>();

        // The check is the last of an item that a cancellation can come before; an answer that was only sent might still be taken back.
        var (three, examined) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        var options = new BatchOptions
        {
            Schema = new(_ =>
            {
                if (Interlocked.Increment(ref examined) == 3) three.SetResult();
                return null;
            }),
        };

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in client.StreamBatchAsync(Enumerable.Range(0, 100).Select(n => TestClient.Ask($"{n}")), options, source.Token))
            {
                results.Add(result);
                await three.Task;
                await source.CancelAsync();
            }
        });

        Assert.Equal((source.Token, 0), (exception.CancellationToken, gate.Now));
        Assert.Equal(3, results.Count(result => result.Ok));
        Assert.Equal(results.Count, results.Select(result => result.Index).Distinct().Count());
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task EndsWell_WhenItIsCancelledAfterItsLastResult()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")));
        using var source = new CancellationTokenSource();
        var results = new List<BatchResult>();

        await foreach (var result in client.StreamBatchAsync([TestClient.Ask(), TestClient.Ask()], null, source.Token))
        {
            results.Add(result);
            if (results.Count == 2) await source.CancelAsync();
        }

        Assert.Equal(2, results.Count);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task CancelsTheWholeBatch()
    {
        var gate = new InFlight(answers: 0);
        using var client = TestClient.Create(gate.Handler, options => options.TimeProvider = _time);
        using var source = new CancellationTokenSource();

        var batch = client.CompleteBatchAsync([TestClient.Ask(), TestClient.Ask()], null, source.Token);
        await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(20));
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        Assert.Equal((source.Token, 0), (exception.CancellationToken, gate.Now));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task GivesTheResultsOfWhatWasStarted_WhenTheSourceFails()
    {
        static IEnumerable<CompletionRequest> Failing()
        {
            yield return TestClient.Ask("a");
            yield return TestClient.Ask("b");
            throw new IOException("The file ended.");
        }

        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")));
        var results = new List<BatchResult>();

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var result in client.StreamBatchAsync(Failing())) results.Add(result);
        });

        Assert.Equal([true, true], results.Select(result => result.Ok));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task MakesAFailedResultOfALazyRequestThatCannotBeSent()
    {
        static async IAsyncEnumerable<CompletionRequest> Lazy()
        {
            yield return TestClient.Ask("a");
            await Task.Yield();
            yield return TestClient.Ask("b") with { Model = null, ApiBase = "not an address" };
            yield return TestClient.Ask("c");
        }

        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")));
        var results = new List<BatchResult>();
        await foreach (var result in client.StreamBatchAsync(Lazy())) results.Add(result);

        var failed = Assert.Single(results, result => !result.Ok);
        Assert.Equal((1, 0), (failed.Index, failed.Attempts));
        Assert.IsType<SciLlmConfigurationException>(failed.Error);
        Assert.Equal(3, results.Count);
    }

    /// <summary>Answers so many requests and is silent to the others; counts those it has not let go.</summary>
    private sealed class InFlight
    {
        private int _now;
        private int _left;

        public InFlight(int answers)
        {
            _left = answers;
            Handler = new StubHandler(async (request, cancellationToken) =>
            {
                Interlocked.Increment(ref _now);
                try
                {
                    if (Interlocked.Decrement(ref _left) < 0) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    return StubHandler.Says("{}")(request);
                }
                finally
                {
                    Interlocked.Decrement(ref _now);
                }
            });
        }

        public StubHandler Handler { get; }

        public int Now => Volatile.Read(ref _now);
    }
}
