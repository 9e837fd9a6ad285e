using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Authentication;

public sealed class AuthFallbackTests
{
    [Fact]
    public async Task TriesXApiKeyOnce_WhenBearerIsRefused()
    {
        var handler = new StubHandler(StubHandler.Status(401), StubHandler.Says("in"));
        using var client = TestClient.Create(handler);

        var completion = await client.CompleteAsync(TestClient.Ask());

        Assert.Equal(("in", AuthStyle.XApiKey, 2), (completion.Content, completion.Meta.AuthStyle, completion.Meta.Attempts));
        Assert.Equal(($"Bearer {TestClient.Key}", (string?)null), (handler.Requests[0].Authorization, handler.Requests[0].XApiKey));
        Assert.Equal(((string?)null, TestClient.Key), (handler.Requests[1].Authorization, handler.Requests[1].XApiKey));
    }

    [Fact]
    public async Task RemembersTheStyle_ForThatBaseAndKeyOnly()
    {
        var handler = new StubHandler(StubHandler.Status(403), StubHandler.Says("in"));
        using var client = TestClient.Create(handler);
        await client.CompleteAsync(TestClient.Ask());

        await client.CompleteAsync(TestClient.Ask());
        await client.CompleteAsync(TestClient.Ask() with { ApiKey = "another-key" });
        await client.CompleteAsync(TestClient.Ask() with { ApiBase = "https://another.test" });

        Assert.Equal([false, true, true, false, false], handler.Requests.Select(sent => sent.XApiKey is not null));
    }

    [Fact]
    public async Task GoesBackToBearer_WhenTheRememberedStyleIsRefused()
    {
        var handler = new StubHandler(StubHandler.Status(401), StubHandler.Says("in"), StubHandler.Status(401), StubHandler.Says("back"), StubHandler.Says("again"));
        using var client = TestClient.Create(handler);
        await client.CompleteAsync(TestClient.Ask());

        var back = await client.CompleteAsync(TestClient.Ask());
        await client.CompleteAsync(TestClient.Ask());

        Assert.Equal(AuthStyle.Bearer, back.Meta.AuthStyle);
        Assert.Equal([false, true, true, false, false], handler.Requests.Select(sent => sent.XApiKey is not null));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task ThrowsWhatTheServerSaidFirst_WhenBothStylesAreRefused(int status)
    {
        var handler = new StubHandler(StubHandler.Status(status, Answers.Error("No such key.", "auth", "invalid_api_key")), StubHandler.Status(401, "second"));
        using var client = TestClient.Create(handler);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.Equal((status, "auth", "invalid_api_key"), (exception.Status, exception.ErrorType, exception.ErrorCode));
        Assert.Contains("https://api.test/v1/chat/completions refused the API key", exception.Message, StringComparison.Ordinal);
        Assert.Contains("No such key.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("CHUTES_API_KEY", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task FindsItsWayToAServerThatWantsXApiKey()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { Auth = AuthMode.ApiKey });
        using var client = new SciLlmClient(new SciLlmClientOptions { ApiBase = server.BaseUrl, ApiKey = server.ApiKey, Model = server.Model });

        var first = await client.CompleteAsync(new CompletionRequest("hello"));
        var second = await client.CompleteAsync(new CompletionRequest("hello"));

        Assert.Equal(("hello", 2), (first.Content, first.Meta.Attempts));
        Assert.Equal(("hello", 1), (second.Content, second.Meta.Attempts));
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    [InlineData("X-API-Key")]
    [InlineData("api-key")]
    public async Task RefusesAHeaderThatAuthenticates(string name)
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);
        var request = TestClient.Ask() with { ExtraHeaders = new Dictionary<string, string> { [name] = "Bearer secret-value" } };

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.CompleteAsync(request));

        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ApiKey", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("X-Note", "two\nlines")]
    [InlineData("bad name", "x")]
    public async Task RefusesAHeaderThatCannotBeSent(string name, string value)
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")));
        var request = TestClient.Ask() with { ExtraHeaders = new Dictionary<string, string> { [name] = value } };

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.CompleteAsync(request));

        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendsOtherHeadersAsTheyAre()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);

        await client.CompleteAsync(TestClient.Ask() with { ExtraHeaders = new Dictionary<string, string> { ["X-Title"] = "demo", ["User-Agent"] = "mine/1" } });

        Assert.Equal(("demo", "mine/1"), (handler.Requests[0].Headers["X-Title"], handler.Requests[0].Headers["User-Agent"]));
    }
}
