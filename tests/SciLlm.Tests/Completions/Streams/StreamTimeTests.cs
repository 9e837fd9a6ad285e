using SciLlm.Tests.Support;
using static SciLlm.Tests.Support.EventStreams;

namespace SciLlm.Tests.Completions.Streams;

/// <summary>Silence, and readers who leave.</summary>
public sealed class StreamTimeTests
{
    private readonly ManualTime _time = new();

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ThrowsIdle_WhenTheStreamFallsSilent()
    {
        using var live = new LiveStream();
        using var client = Client(live.Handler, options => options.IdleTimeout = TimeSpan.FromSeconds(30));
        await using var stream = client.StreamAsync(TestClient.Ask()).GetAsyncEnumerator();

        await live.SendAsync(Text("one"));
        Assert.True(await stream.MoveNextAsync());
        var next = stream.MoveNextAsync().AsTask();
        await _time.PassAsync(30);

        var exception = await Assert.ThrowsAsync<SciLlmTimeoutException>(() => next);
        Assert.Equal((TimeoutKind.Idle, "one", "timeout"), (exception.Kind, exception.PartialContent, exception.ErrorType));
        Assert.True(await live.IsClosedAsync());
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task MeasuresSilenceOnly_NotTheCallersTimeNorTheWhole()
    {
        using var live = new LiveStream();
        using var client = Client(live.Handler, options => options.IdleTimeout = TimeSpan.FromSeconds(30));
        await using var stream = client.StreamAsync(TestClient.Ask()).GetAsyncEnumerator();
        await live.SendAsync(Text("one"));
        Assert.True(await stream.MoveNextAsync());

        for (var token = 0; token < 3; token++)
        {
            _time.Advance(TimeSpan.FromSeconds(100));
            var next = stream.MoveNextAsync().AsTask();
            await live.ReadingAsync();
            _time.Advance(TimeSpan.FromSeconds(20));
            await live.SendAsync(": still here\n\n");
            await live.ReadingAsync();
            _time.Advance(TimeSpan.FromSeconds(20));
            await live.SendAsync(Text("more"));
            Assert.True(await next);
            Assert.Equal("more", stream.Current.Content);
        }
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task CountsTheTimeToTheFirstTokenAsTheAttempts()
    {
        using var live = new LiveStream();
        using var client = Client(live.Handler, options => options.MaxRetries = 0);

        var stream = client.StreamAsync(TestClient.Ask()).ReadAsync();
        await live.SendAsync(Delta("""{"role":"assistant","content":""}"""));
        await _time.PassAsync(60);
        var (_, failure) = await stream;

        Assert.Equal(TimeoutKind.Attempt, Assert.IsType<SciLlmTimeoutException>(failure).Kind);
        Assert.True(await live.IsClosedAsync());
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ThrowsTheCallersCancellation_AndClosesTheConnection()
    {
        using var live = new LiveStream();
        using var client = Client(live.Handler);
        using var source = new CancellationTokenSource();
        await using var stream = client.StreamAsync(TestClient.Ask(), source.Token).GetAsyncEnumerator();

        await live.SendAsync(Text("one"));
        Assert.True(await stream.MoveNextAsync());
        var next = stream.MoveNextAsync().AsTask();
        await live.ReadingAsync();
        await source.CancelAsync();

        Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next)).CancellationToken);
        Assert.True(await live.IsClosedAsync());
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ThrowsTheCallersCancellation_ThoughMoreHasCome()
    {
        using var client = Client(new StubHandler(Streaming(Text("one"), Text("two"), Finish(), Done)));
        using var source = new CancellationTokenSource();
        var texts = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in client.StreamAsync(TestClient.Ask()).WithCancellation(source.Token))
            {
                texts.Add(update.Content);
                await source.CancelAsync();
            }
        });

        Assert.Equal(["one"], texts);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ClosesTheConnection_WhenTheLoopIsLeft()
    {
        using var live = new LiveStream();
        using var client = Client(live.Handler);
        await live.SendAsync(Text("one"));

        await foreach (var _ in client.StreamAsync(TestClient.Ask())) break;

        Assert.True(await live.IsClosedAsync());
    }

    private SciLlmClient Client(StubHandler handler, Action<SciLlmClientOptions>? configure = null) => TestClient.Create(handler, options =>
    {
        options.TimeProvider = _time;
        configure?.Invoke(options);
    });
}
