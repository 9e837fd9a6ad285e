using System.Net.Sockets;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

public sealed class RetryTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task WaitsTwiceAsLongEachTime_UpToEightSeconds()
    {
        var handler = new StubHandler(StubHandler.Status(500));
        using var client = Client(handler, maxRetries: 6);

        var call = client.CompleteAsync(TestClient.Ask());
        foreach (var seconds in new[] { 0.5, 1, 2, 4, 8, 8 }) await _time.PassAsync(seconds);
        var exception = await Assert.ThrowsAsync<SciLlmException>(() => call);

        Assert.Equal((500, 7), (exception.Status, exception.Meta!.Attempts));
        Assert.Equal(TimeSpan.FromSeconds(23.5), exception.Meta.Elapsed);
        Assert.Contains("after 7 times", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(529)]
    public async Task TriesAgain_WhenTheFailureMayPass(int status)
    {
        var handler = new StubHandler(StubHandler.Status(status), StubHandler.Says("made it"));
        using var client = Client(handler);

        var call = client.CompleteAsync(TestClient.Ask());
        await _time.PassAsync(0.5);

        Assert.Equal("made it", (await call).Content);
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
    }

    [Fact]
    public async Task TriesAgain_WhenTheConnectionFails()
    {
        var handler = new StubHandler(
            StubHandler.Throws(new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException())), StubHandler.Says("made it"));
        using var client = Client(handler);

        var call = client.CompleteAsync(TestClient.Ask());
        await _time.PassAsync(0.5);

        Assert.Equal("made it", (await call).Content);
    }

    [Theory]
    [InlineData(400, "{}")]
    [InlineData(402, "{}")]
    [InlineData(404, "{}")]
    [InlineData(413, "{}")]
    [InlineData(422, "{}")]
    [InlineData(429, """{"error":{"message":"Pay.","type":"insufficient_quota","code":null}}""")]
    [InlineData(429, """{"error":{"message":"Pay.","type":"tokens","code":"billing_hard_limit_reached"}}""")]
    public async Task DoesNotTryAgain_WhenTheFailureWillStay(int status, string body)
    {
        var handler = new StubHandler(StubHandler.Status(status, body));
        using var client = Client(handler);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.Equal(status, exception.Status);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task NamesTheModel_WhenTheServerDoesNotKnowIt()
    {
        using var client = Client(new StubHandler(StubHandler.Status(404, Answers.Error("The model does not exist.", code: "model_not_found"))));

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(TestClient.Ask() with { Model = "ghost" }));

        Assert.Equal((404, "model_not_found"), (exception.Status, exception.ErrorCode));
        Assert.Contains("'ghost'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ListModelsAsync", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "0.25", 0.25)]
    [InlineData("retry-after-ms", "1250", 1.25)]
    [InlineData("Retry-After", "Tue, 01 Jan 2030 00:01:30 GMT", 90)]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "0", 0.5)]
    [InlineData("Retry-After", "-1", 0.5)]
    [InlineData("Retry-After", "NaN", 0.5)]
    public async Task WaitsAsLongAsTheServerSays(string header, string value, double seconds)
    {
        var handler = new StubHandler(StubHandler.Status(429, "", (header, value)), StubHandler.Says("made it"));
        using var client = Client(handler);

        var call = client.CompleteAsync(TestClient.Ask());
        await _time.PassAsync(seconds);

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await call).Meta.Elapsed);
    }

    [Theory]
    [InlineData("121")]
    [InlineData("99999999999999999999999999999999999")]
    public async Task ReturnsTheWait_WhenItIsTooLong(string seconds)
    {
        var handler = new StubHandler(StubHandler.Status(429, "", ("Retry-After", seconds)));
        using var client = Client(handler);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.True(exception.RetryAfter >= TimeSpan.FromSeconds(121));
        Assert.Contains("RetryAfter", exception.Message, StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task NeverTriesAgain_WhenMaxRetriesIsZero()
    {
        var handler = new StubHandler(StubHandler.Status(503, "", ("Retry-After", "1")));
        using var client = Client(handler, maxRetries: 0);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.Equal(TimeSpan.FromSeconds(1), exception.RetryAfter);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("""{"error":{"message":"Upstream is busy.","code":502}}""", 502, true)]
    [InlineData("""{"choices":[{"error":{"message":"Slow down.","code":429},"finish_reason":"error"}]}""", 429, true)]
    [InlineData("""{"error":{"message":"No.","code":400}}""", 400, false)]
    [InlineData("""{"error":"No."}""", 200, false)]
    public async Task ReadsAFailureThatCameWithStatus200(string body, int status, bool triesAgain)
    {
        var handler = new StubHandler(StubHandler.Status(200, body), StubHandler.Says("made it"));
        using var client = Client(handler);

        var call = client.CompleteAsync(TestClient.Ask());
        if (triesAgain)
        {
            await _time.PassAsync(0.5);
            Assert.Equal("made it", (await call).Content);
        }
        else
        {
            Assert.Equal(status, (await Assert.ThrowsAsync<SciLlmException>(() => call)).Status);
        }
    }

    [Fact]
    public void ShortensTheWaitByUpToAHalf()
    {
        var draws = new Queue<double>([0, 0.5, 1]);
        var policy = new SciLlm.Transport.RetryPolicy(_time, 1, TimeSpan.FromSeconds(30), draws.Dequeue);

        Assert.Equal([8, 6, 4], new[] { 4, 4, 4 }.Select(retry => policy.Backoff(retry).TotalSeconds));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(1100, 8)]
    public void DoublesTheWait_HoweverOften(int retry, double seconds) =>
        Assert.Equal(seconds, new SciLlm.Transport.RetryPolicy(_time, 1, TimeSpan.FromSeconds(8), () => 0).Backoff(retry).TotalSeconds);

    private SciLlmClient Client(StubHandler handler, int maxRetries = 2) =>
        TestClient.Create(handler, options => (options.TimeProvider, options.MaxRetries) = (_time, maxRetries));
}
