using System.Text;
using SciLlm.Tests.Support;
using static SciLlm.Tests.Support.EventStreams;

namespace SciLlm.Tests.Completions.Streams;

/// <summary>What goes wrong before the first token, and may be tried again.</summary>
public sealed class StreamRetryTests
{
    private readonly ManualTime _time = new();

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

    private static Func<SentRequest, HttpResponseMessage> Named(string failure) => failure switch
    {
        "busy" => StubHandler.Status(503),
        "busy and status 200" => StubHandler.Status(200, """{"error":{"message":"Busy.","code":503}}"""),
        "an empty stream" => Streaming(""),
        "a role and no more" => Streaming(Delta("""{"role":"assistant","content":""}""")),
        "half an event" => Streaming("""data: {"choices":[{"del"""),
        "an error event" => Streaming("""data: {"error":{"message":"Overloaded.","type":"server_error","code":503}}""" + "\n\n"),
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

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => options.TimeProvider = _time);
}
