using System.IO.Pipelines;
using System.Text;
using SciLlm.Tests.Support;
using static SciLlm.Tests.Support.EventStreams;

namespace SciLlm.Tests.Completions.Streams;

public sealed class StreamFailureTests
{
    private const string ServerError = """data: {"error":{"message":"Overloaded.","type":"server_error","code":503}}""" + "\n\n";

    private readonly ManualTime _time = new();

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData(ServerError, 503, "server_error")]
    [InlineData("event: error\n" + ServerError, 503, "server_error")]
    [InlineData("event: error\ndata: Overloaded.\n\n", 200, "http_error")]
    [InlineData("""data: {"choices":[{"index":0,"delta":{},"error":{"message":"Overloaded.","code":502},"finish_reason":"error"}]}""" + "\n\n", 502, "http_error")]
    public async Task ThrowsAnErrorInMidStream_WithWhatHadCome(string error, int status, string type)
    {
        var handler = new StubHandler(Streaming(Text("one"), Text(" two"), error, Text(" three")));
        using var client = Client(handler);

        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal("one two", updates.Text());
        var exception = Assert.IsType<SciLlmException>(failure);
        Assert.Equal(("one two", status, type), (exception.PartialContent, exception.Status, exception.ErrorType));
        Assert.Contains("Overloaded.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, exception.Meta!.Attempts);
        Assert.Single(handler.Requests);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("")]
    [InlineData("""data: {"choices":[{"index":0,"delta":{"content":" tw""")]
    public async Task ThrowsWithWhatHadCome_WhenTheStreamEndsTooEarly(string end)
    {
        var handler = new StubHandler(Streaming(Text("one"), end));
        using var client = Client(handler);

        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal("one", updates.Text());
        var exception = Assert.IsType<SciLlmException>(failure);
        Assert.Equal(("one", "incomplete_stream"), (exception.PartialContent, exception.ErrorType));
        Assert.Single(handler.Requests);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task QuotesAnEventThatIsNoJson()
    {
        using var client = Client(new StubHandler(Streaming(Text("one"), "data: <html>busy</html>\n\n", Text("two"))));

        var (_, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal(("one", "invalid_response"), (Assert.IsType<SciLlmException>(failure).PartialContent, ((SciLlmException)failure).ErrorType));
        Assert.Contains("not the JSON of a completion: <html>busy</html>", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task MissesTheEndOfOneChoiceOfTwo()
    {
        using var client = Client(new StubHandler(Streaming(Text("a"), Delta("""{"content":"b"}""", index: 1), Finish())));

        var (_, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal("incomplete_stream", Assert.IsType<SciLlmException>(failure).ErrorType);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("busy")]
    [InlineData("busy and status 200")]
    [InlineData("an empty stream")]
    [InlineData("a role and no more")]
    [InlineData("half an event")]
    [InlineData("an error event")]
    [InlineData("a reset")]
    [InlineData("a comment and a reset")]
    public async Task TriesAgain_BeforeTheFirstToken(string failure)
    {
        var handler = new StubHandler(Named(failure), Streaming(Text("made it"), Finish(), Done));
        using var client = Client(handler);

        var stream = client.StreamAsync(TestClient.Ask()).ReadAsync();
        await _time.PassAsync(0.5);
        var (updates, exception) = await stream;

        Assert.Null(exception);
        Assert.Equal(("made it", 2), (updates.Text(), updates[0].Meta.Attempts));
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("a refusal", "invalid_request_error")]
    [InlineData("a refusal and status 200", "http_error")]
    [InlineData("a refusal in an event", "bad")]
    [InlineData("a page", "invalid_response")]
    [InlineData("no JSON", "invalid_response")]
    [InlineData("no choice", "invalid_response")]
    public async Task DoesNotTryAgain_WhenTheFailureWillStay(string name, string type)
    {
        var handler = new StubHandler(Named(name));
        using var client = Client(handler);

        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Empty(updates);
        Assert.Equal((type, null), (Assert.IsType<SciLlmException>(failure).ErrorType, ((SciLlmException)failure).PartialContent));
        Assert.Single(handler.Requests);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ThrowsAReset_WithWhatHadCome()
    {
        var handler = new StubHandler(_ => Response(new BrokenStream(Text("one"))));
        using var client = Client(handler);

        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal("one", updates.Text());
        Assert.Equal(("one", "connection_error"), (Assert.IsType<SciLlmException>(failure).PartialContent, ((SciLlmException)failure).ErrorType));
        Assert.Single(handler.Requests);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task MissesNothing_WhenTheConnectionBreaksAfterTheFinishReason()
    {
        using var client = Client(new StubHandler(_ => Response(new BrokenStream(Text("one") + Finish()))));

        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Null(failure);
        Assert.Equal("one", updates.Text());
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task RefusesAnEventWithoutEnd()
    {
        using var client = Client(new StubHandler(Streaming(Text("one"), "data: \"", new string('x', 17 << 20))));

        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal("one", updates.Text());
        Assert.Equal(("one", "invalid_response"), (Assert.IsType<SciLlmException>(failure).PartialContent, ((SciLlmException)failure).ErrorType));
        Assert.Contains("16 MB", failure.Message, StringComparison.Ordinal);
    }

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

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ShowsTheKeyNowhere_ThoughTheServerSaysIt()
    {
        using var client = Client(new StubHandler(Streaming(Text($"Your key is {TestClient.Key}."), ServerError.Replace("Overloaded.", TestClient.Key, StringComparison.Ordinal))));

        var (_, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        var exception = Assert.IsType<SciLlmException>(failure);
        Assert.Equal("Your key is [redacted].", exception.PartialContent);
        Assert.DoesNotContain(TestClient.Key, exception.ToString(), StringComparison.Ordinal);
    }

    private static Func<SentRequest, HttpResponseMessage> Named(string failure) => failure switch
    {
        "busy" => StubHandler.Status(503),
        "busy and status 200" => StubHandler.Status(200, """{"error":{"message":"Busy.","code":503}}"""),
        "an empty stream" => Streaming(""),
        "a role and no more" => Streaming(Delta("""{"role":"assistant","content":""}""")),
        "half an event" => Streaming("""data: {"choices":[{"del"""),
        "an error event" => Streaming(ServerError),
        "a reset" => _ => Response(new BrokenStream("")),
        "a comment and a reset" => _ => Response(new BrokenStream(": processing\n\n")),
        "a refusal" => StubHandler.Status(400, Answers.Error("No.")),
        "a refusal and status 200" => StubHandler.Status(200, """{"error":{"message":"No.","code":400}}"""),
        "a refusal in an event" => Streaming("""data: {"error":{"message":"No.","type":"bad","code":400}}""" + "\n\n"),
        "a page" => _ => new HttpResponseMessage { Content = new StringContent("<html>login</html>", Encoding.UTF8, "text/html") },
        "no JSON" => Streaming("data: hello\n\n", Done),
        "no choice" => Streaming(Done),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };

    private SciLlmClient Client(StubHandler handler, Action<SciLlmClientOptions>? configure = null) => TestClient.Create(handler, options =>
    {
        options.TimeProvider = _time;
        configure?.Invoke(options);
    });

    /// <summary>A body that a test writes as it goes.</summary>
    private sealed class LiveStream : IDisposable
    {
        private readonly Pipe _pipe = new();
        private readonly SemaphoreSlim _reads = new(0);

        public LiveStream() => Handler = new StubHandler(_ => Response(new Announcing(_pipe.Reader.AsStream(), _reads)));

        public StubHandler Handler { get; }

        public async Task SendAsync(string events)
        {
            while (_reads.Wait(0))
            {
                // What the client waited for until now does not count for what comes after.
            }

            await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(events));
        }

        /// <summary>Waits until the client waits for more.</summary>
        public async Task ReadingAsync() => Assert.True(await _reads.WaitAsync(Guard.Time));

        public async Task<bool> IsClosedAsync() => (await _pipe.Writer.FlushAsync()).IsCompleted;

        public void Dispose() => _reads.Dispose();

        private sealed class Announcing(Stream inner, SemaphoreSlim reads) : MemoryStream
        {
            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                var read = inner.ReadAsync(buffer, cancellationToken);
                if (!read.IsCompleted) reads.Release();
                return await read;
            }

            protected override void Dispose(bool disposing) => inner.Dispose();
        }
    }

    /// <summary>A body that breaks after its text.</summary>
    private sealed class BrokenStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The connection was reset.");
    }
}
