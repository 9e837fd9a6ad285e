using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests;

public sealed class MissingSettingsTests
{
    public static TheoryData<string, string?, string?, string?, string> Gaps => new()
    {
        { "base", null, "key-123", "m", "CHUTES_API_BASE" },
        { "key", "https://api.test", null, "m", "CHUTES_API_KEY" },
        { "model", "https://api.test", "key-123", null, "CHUTES_MODEL_ID" },
        { "blank base", "  ", "key-123", "m", "CHUTES_API_BASE" },
        { "blank key", "https://api.test", "", "m", "CHUTES_API_KEY" },
        { "blank model", "https://api.test", "key-123", " ", "CHUTES_MODEL_ID" },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public async Task NamesTheVariableToSet_WhenSomethingIsMissing(string what, string? apiBase, string? apiKey, string? model, string variable)
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler, options => (options.ApiBase, options.ApiKey, options.Model) = (apiBase, apiKey, model));

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.Contains(variable, exception.Message, StringComparison.Ordinal);
        Assert.Equal("configuration", exception.ErrorType);
        Assert.True(handler.Requests.Count == 0, $"A request without {what} was sent.");
    }

    [Fact]
    public async Task TakesWhatIsMissingFromTheEnvironment()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        var environment = TestClient.EnvironmentOf(("CHUTES_API_BASE", "https://env.test"), ("CHUTES_API_KEY", "env-key"), ("CHUTES_TEXT_MODEL", "env-model"));
        using var client = TestClient.Create(handler, options => options.ApiBase = options.ApiKey = options.Model = null, environment);

        await client.CompleteAsync(TestClient.Ask());

        var sent = Assert.Single(handler.Requests);
        Assert.Equal(("https://env.test/v1/chat/completions", "Bearer env-key"), (sent.Address, sent.Authorization));
        Assert.StartsWith("""{"model":"env-model",""", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrefersTheRequest_ThenTheClient_ThenTheEnvironment()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        var environment = TestClient.EnvironmentOf(("CHUTES_MODEL_ID", "env-model"));
        using var client = TestClient.Create(handler, environment: environment);

        await client.CompleteAsync(TestClient.Ask());
        await client.CompleteAsync(TestClient.Ask() with { Model = "mine", ApiBase = "https://other.test/api", ApiKey = "other-key" });

        Assert.Equal(["""{"model":"m","me""", """{"model":"mine","""], handler.Requests.Select(sent => sent.Body[..16]));
        Assert.Equal(("https://other.test/api/v1/chat/completions", "Bearer other-key"), (handler.Requests[1].Address, handler.Requests[1].Authorization));
    }

    [Theory]
    [InlineData("id", "id-model", "text-model", "vlm-model")]
    [InlineData("text", null, "text-model", "vlm-model")]
    [InlineData("id", "id-model", "text-model", null)]
    public async Task ChoosesTheModelByWhatTheMessagesHold(string expectedText, string? id, string? text, string? vision)
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        var environment = new SciLlmEnvironment(name => name switch
        {
            "CHUTES_MODEL_ID" => id,
            "CHUTES_TEXT_MODEL" => text,
            "CHUTES_VLM_MODEL" => vision,
            _ => null,
        });
        using var client = TestClient.Create(handler, options => options.Model = null, environment);

        await client.CompleteAsync(TestClient.Ask());
        await client.CompleteAsync(new CompletionRequest { Messages = [new(ChatRole.User, [new UriContent("https://pictures.test/1.png", "image/png")])] });

        Assert.Contains($"\"{expectedText}-model\"", handler.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains($"\"{vision ?? expectedText + "-model"}\"", handler.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesTheIndices_WhenRequestsOfABatchLackSomething()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler, options => options.Model = null);
        CompletionRequest[] requests = [TestClient.Ask(), TestClient.Ask() with { Model = "m" }, TestClient.Ask(), TestClient.Ask() with { Model = "m", ApiBase = "ftp://x" }];

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.CompleteBatchAsync(requests));

        Assert.Contains("requests 0, 2: there is no model", exception.Message, StringComparison.Ordinal);
        Assert.Contains("requests 3: the API base is not an http or https address", exception.Message, StringComparison.Ordinal);
        Assert.Contains("CHUTES_MODEL_ID", exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public void RefusesABatchOfACollection_BeforeItIsEnumerated()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")), options => options.Model = null);

        Assert.Throws<SciLlmConfigurationException>(() => client.StreamBatchAsync([TestClient.Ask()]));
    }

    [Theory]
    [InlineData("https://key@host.test", "credentials")]
    [InlineData("llm.chutes.ai/v1", "https://")]
    [InlineData("localhost:8000/v1", "https://")]
    [InlineData("http://llm.chutes.ai/v1", "AllowInsecureTransport")]
    public async Task ExplainsABaseThatCannotBeUsed(string apiBase, string hint)
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")), options => options.ApiBase = apiBase);

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.Contains(hint, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsesPlainHttp_WhereItIsThisMachineOrAllowed()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);
        using var trusting = TestClient.Create(handler, options => options.AllowInsecureTransport = true);

        await client.CompleteAsync(TestClient.Ask() with { ApiBase = "http://localhost:1" });
        await client.CompleteAsync(TestClient.Ask() with { ApiBase = "http://127.0.0.1:1" });
        await client.CompleteAsync(TestClient.Ask() with { ApiBase = "http://[::1]:1" });
        await trusting.CompleteAsync(TestClient.Ask() with { ApiBase = "http://inside.test" });

        Assert.Equal(4, handler.Requests.Count);
    }

    [Fact]
    public void RefusesAHandlerThatFollowsRedirects()
    {
        using var handler = new SocketsHttpHandler();

        var exception = Assert.Throws<SciLlmConfigurationException>(() => new SciLlmClient(new SciLlmClientOptions(), handler));

        Assert.Contains("AllowAutoRedirect", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesLimitsThatNoTimerCanHold()
    {
        Assert.Throws<SciLlmConfigurationException>(() => new SciLlmClient(new SciLlmClientOptions { Timeout = TimeSpan.Zero }));
        Assert.Throws<SciLlmConfigurationException>(() => new SciLlmClient(new SciLlmClientOptions { ConnectTimeout = TimeSpan.MaxValue }));
        Assert.Throws<SciLlmConfigurationException>(() => new SciLlmClient(new SciLlmClientOptions { IdleTimeout = TimeSpan.Zero }));
        Assert.Throws<SciLlmConfigurationException>(() => new SciLlmClient(new SciLlmClientOptions { MaxRetries = -1 }));
    }
}
