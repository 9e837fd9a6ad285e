using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class AdaptiveBatchTests
{
    [Fact(Timeout = Guard.Milliseconds)]
    public async Task SendsFewerAtOnce_WhileTheServerIsOverloaded()
    {
        // A server that is well with two at once and refuses what comes on top.
        var (now, refused, sent) = (0, 0, 0);
        var overloaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new StubHandler(async (request, cancellationToken) =>
        {
            Interlocked.Increment(ref sent);
            var alone = Interlocked.Increment(ref now) <= 2;
            if (!alone)
            {
                Interlocked.Increment(ref refused);
                overloaded.TrySetResult();
            }

            // Without this a slow machine might send one at a time, and overload nobody.
            await overloaded.Task;
            for (var turn = 0; turn < 20; turn++) await Task.Yield();
            Interlocked.Decrement(ref now);
            return alone ? StubHandler.Says("hi")(request) : StubHandler.Status(503, "", ("retry-after-ms", "1"))(request);
        });
        using var client = TestClient.Create(handler, options => options.TimeProvider = new ImpatientTime());

        var results = await client.CompleteBatchAsync(
            [.. Enumerable.Range(0, 300).Select(n => TestClient.Ask($"{n}"))], new BatchOptions { Concurrency = 16, AdaptiveConcurrency = true });

        Assert.Equal(300, results.Summary.Ok);
        Assert.Equal(300 + refused, sent);

        // At first 14 of 16 are refused, which would go on; then no more than try whether the server has recovered.
        Assert.InRange(refused, 1, 300);
    }
}
