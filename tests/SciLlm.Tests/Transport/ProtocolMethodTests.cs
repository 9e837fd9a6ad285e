using System.Net;
using System.Text;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

public sealed class ProtocolMethodTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task SendsThePayloadAsItIs_AndReturnsTheResponse()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);
        using var body = new StringContent("""{"model":"x",  "messages":[]}""", Encoding.UTF8, "application/json");

        using var response = await client.PostChatCompletionsAsync(body);

        Assert.Equal(Answers.Completion("hi"), await response.Content.ReadAsStringAsync());
        var sent = Assert.Single(handler.Requests);
        Assert.Equal("""{"model":"x",  "messages":[]}""", sent.Body);
        Assert.Equal(("application/json; charset=utf-8", $"Bearer {TestClient.Key}"), (sent.Headers["Content-Type"], sent.Authorization));
    }

    [Fact]
    public async Task TriesAgainWithTheSamePayload()
    {
        var handler = new StubHandler(StubHandler.Status(503), StubHandler.Says("hi"));
        using var client = TestClient.Create(handler, options => options.TimeProvider = _time);
        using var body = new StreamContent(new MemoryStream("""{"n":1}"""u8.ToArray()));

        var call = client.PostChatCompletionsAsync(body);
        await _time.PassAsync(0.5);
        using var response = await call;

        Assert.Equal(["""{"n":1}""", """{"n":1}"""], handler.Requests.Select(sent => sent.Body));
    }

    [Fact]
    public async Task ReturnsARefusal_WithoutTheKey()
    {
        var handler = new StubHandler(request => StubHandler.Status(400, $"You sent {request.Authorization}.")(request));
        using var client = TestClient.Create(handler);

        using var response = await client.PostChatCompletionsAsync(new StringContent("{}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("You sent Bearer [redacted].", await response.Content.ReadAsStringAsync());
        Assert.DoesNotContain(TestClient.Key, response.RequestMessage!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThrowsWhatHappenedLast_AndNotWhatWasReturnedBefore()
    {
        var handler = new StubHandler(StubHandler.Status(503), StubHandler.Throws(new HttpRequestException("reset")));
        using var client = TestClient.Create(handler, options => (options.TimeProvider, options.MaxRetries) = (_time, 1));

        var call = client.PostChatCompletionsAsync(new StringContent("{}"));
        await _time.PassAsync(0.5);

        Assert.Equal("connection_error", (await Assert.ThrowsAsync<SciLlmException>(() => call)).ErrorType);
    }

    [Fact]
    public async Task ThrowsOnARedirect()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Status(307, "", ("Location", "https://elsewhere.test/x?k=v"))));

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.PostChatCompletionsAsync(new StringContent("{}")));

        Assert.Equal((307, "redirect"), (exception.Status, exception.ErrorType));
    }

    [Fact]
    public async Task LeavesAnEventStreamUnread()
    {
        var source = new MemoryStream("data: {}\n\n"u8.ToArray());
        using var client = TestClient.Create(new StubHandler(_ =>
        {
            var content = new StreamContent(source);
            content.Headers.ContentType = new("text/event-stream");
            return new HttpResponseMessage { Content = content };
        }));

        using var response = await client.PostChatCompletionsAsync(new StringContent("{}"));

        Assert.Equal(0, source.Position);
        Assert.Equal("data: {}\n\n", await response.Content.ReadAsStringAsync());
    }
}
