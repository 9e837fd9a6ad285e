using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

public sealed class TimeoutTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task ThrowsAttempt_WhenTheServerIsSilent()
    {
        using var client = TestClient.Create(StubHandler.Silent(), options => (options.TimeProvider, options.MaxRetries) = (_time, 0));

        var call = client.CompleteAsync(TestClient.Ask() with { Timeout = TimeSpan.FromSeconds(7) });
        await _time.PassAsync(7);
        var exception = await Assert.ThrowsAsync<SciLlmTimeoutException>(() => call);

        Assert.Equal((TimeoutKind.Attempt, "timeout", (int?)null), (exception.Kind, exception.ErrorType, exception.Status));
        Assert.Contains("https://api.test/v1/chat/completions did not answer within 7 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoversTheBody_NotOnlyTheHeaders()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) });
        using var client = TestClient.Create(handler, options => (options.TimeProvider, options.MaxRetries) = (_time, 0));

        var call = client.CompleteAsync(TestClient.Ask());
        await _time.PassAsync(60);

        Assert.Equal(TimeoutKind.Attempt, (await Assert.ThrowsAsync<SciLlmTimeoutException>(() => call)).Kind);
    }

    [Fact]
    public async Task TriesAgain_AfterAnAttemptTimedOut()
    {
        var attempts = 0;
        var handler = new StubHandler(async (request, cancellationToken) =>
        {
            if (++attempts == 1) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return StubHandler.Says("made it")(request);
        });
        using var client = TestClient.Create(handler, options => options.TimeProvider = _time);

        var call = client.CompleteAsync(TestClient.Ask());
        await _time.PassAsync(60);
        await _time.PassAsync(0.5);

        Assert.Equal(("made it", 2), ((await call).Content, (await call).Meta.Attempts));
    }

    [Fact]
    public async Task ThrowsConnect_WhenTheHandlerGaveUpConnecting()
    {
        // This is what SocketsHttpHandler throws when its ConnectTimeout ends.
        var handler = new StubHandler(StubHandler.Throws(new TaskCanceledException("No connection.", new TimeoutException())));
        using var client = TestClient.Create(handler, options => (options.TimeProvider, options.MaxRetries) = (_time, 0));

        var exception = await Assert.ThrowsAsync<SciLlmTimeoutException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.Equal(TimeoutKind.Connect, exception.Kind);
        Assert.Contains("ConnectTimeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThrowsTheCallersCancellation_AndNoTimeout()
    {
        using var source = new CancellationTokenSource();
        using var client = TestClient.Create(StubHandler.Silent(), options => options.TimeProvider = _time);

        var call = client.CompleteAsync(TestClient.Ask(), source.Token);
        await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(60));
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task ThrowsTheCallersCancellation_WhileItWaitsToTryAgain()
    {
        using var source = new CancellationTokenSource();
        var handler = new StubHandler(StubHandler.Status(429, "", ("Retry-After", "100")));
        using var client = TestClient.Create(handler, options => options.TimeProvider = _time);

        var call = client.CompleteAsync(TestClient.Ask(), source.Token);
        await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(100));
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(handler.Requests);
    }

    private sealed class SilentStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
