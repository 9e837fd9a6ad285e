using SciLlm.Tests.Support;
using static SciLlm.Tests.Support.EventStreams;

namespace SciLlm.Tests.Completions.Streams;

/// <summary>What breaks a stream after its first token: the error holds what had come.</summary>
public sealed class BrokenStreamTests
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
    public async Task ShowsTheKeyNowhere_ThoughTheServerSaysIt()
    {
        using var client = Client(new StubHandler(Streaming(Text($"Your key is {TestClient.Key}."), ServerError.Replace("Overloaded.", TestClient.Key, StringComparison.Ordinal))));

        var (_, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        var exception = Assert.IsType<SciLlmException>(failure);
        Assert.Equal("Your key is [redacted].", exception.PartialContent);
        Assert.DoesNotContain(TestClient.Key, exception.ToString(), StringComparison.Ordinal);
    }

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => options.TimeProvider = _time);
}
