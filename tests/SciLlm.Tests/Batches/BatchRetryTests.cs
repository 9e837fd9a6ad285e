using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class BatchRetryTests
{
    private readonly ManualTime _time = new();

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task EndsAnItemAtItsWallTime_WhileItWaits()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503, Answers.Error("Busy."), ("Retry-After", "100"))));

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { WallTime = TimeSpan.FromSeconds(30) });
        await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(100));
        _time.Advance(TimeSpan.FromSeconds(30));
        var result = Assert.Single(await batch);

        var error = Assert.IsType<SciLlmTimeoutException>(result.Error);
        Assert.Equal((TimeoutKind.Wall, 503, 1, TimeSpan.FromSeconds(30)), (error.Kind, result.Status, result.Attempts, result.Elapsed));
        Assert.Contains("Busy.", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task CountsWallTimeFromAnItemsStart_NotFromItsPlaceInTheQueue()
    {
        var handler = new StubHandler(async (request, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(8), _time, cancellationToken);
            return StubHandler.Says("hi")(request);
        });
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync(
            [.. Enumerable.Range(0, 5).Select(n => TestClient.Ask($"{n}"))], new BatchOptions { Concurrency = 1, WallTime = TimeSpan.FromSeconds(10) });
        for (var item = 0; item < 5; item++) await _time.PassAsync(8);

        Assert.Equal(5, (await batch).Summary.Ok);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task TriesUntilTheWallTime_WhenTenacious()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503)));

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { WallTime = TimeSpan.FromSeconds(200) });
        foreach (var seconds in new[] { 0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30 }) await _time.PassAsync(seconds);
        await _time.PassAsync(30);
        var result = Assert.Single(await batch);

        Assert.Equal((TimeoutKind.Wall, 12), (Assert.IsType<SciLlmTimeoutException>(result.Error).Kind, result.Attempts));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task TriesAsOftenAsTheClient_WhenNotTenacious()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503)));

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { Tenacious = false });
        await _time.PassAsync(0.5);
        await _time.PassAsync(1);

        Assert.Equal((503, 3), ((await batch)[0].Status, (await batch)[0].Attempts));
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, false)]
    [InlineData(2, 3, true)]
    public async Task AsksAgainForJson_ExactlyAsOftenAsAllowed(int retries, int attempts, bool ok)
    {
        var handler = new StubHandler(StubHandler.Says("Sure!"), StubHandler.Says("{"), StubHandler.Says("""{"ok":true}"""));
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { RetryInvalidJson = retries, ResponseFormat = ChatResponseFormat.Json });
        for (var retry = 0; retry < retries; retry++) await _time.PassAsync(0.5 * Math.Pow(2, retry));
        var result = Assert.Single(await batch);

        Assert.Equal((attempts, ok), (result.Attempts, result.Ok));
        Assert.Equal(ok ? null : "invalid_json", result.Error?.ErrorType);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task DoesNotSpendJsonRetriesOnServerFailures()
    {
        var handler = new StubHandler(StubHandler.Status(503), StubHandler.Says("Sure!"), StubHandler.Status(503), StubHandler.Says("{}"));
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync([TestClient.AskJson()], new BatchOptions { RetryInvalidJson = 1 });
        for (var wait = 0; wait < 3; wait++) await _time.PassAsync(0.5);

        Assert.Equal((true, 4), ((await batch)[0].Ok, (await batch)[0].Attempts));
    }

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => options.TimeProvider = _time);
}
