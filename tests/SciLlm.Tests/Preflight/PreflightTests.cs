using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Preflight;

public sealed class PreflightTests
{
    private const string Models = """{"object":"list","data":[{"id":"m","object":"model","owned_by":"me"},{"id":"other"}]}""";

    private readonly ManualTime _time = new();

    [Fact]
    public async Task ListsTheModels_ThenProbesForStrictJson()
    {
        var handler = Server(StubHandler.Says("""{"ok":true}"""));
        using var client = Client(handler);

        var result = await client.SanityPreflightAsync("m", new PreflightOptions { Parallel = 2 });

        Assert.True(result.Ok);
        Assert.Equal(("https://api.test/v1", "m", AuthStyle.Bearer, 3), (result.ApiBase, result.Model, result.AuthStyle, result.Attempts));
        Assert.Same(result, result.EnsureOk());
        Assert.Equal(["https://api.test/v1/models", "https://api.test/v1/chat/completions", "https://api.test/v1/chat/completions"], handler.Requests.Select(sent => sent.Address));
        Assert.Equal(
            """{"model":"m","messages":[{"role":"user","content":"Return only {\"ok\":true} as JSON."}],"max_tokens":64,"temperature":0,"response_format":{"type":"json_object"}}""",
            handler.Requests[1].Body);
    }

    [Fact]
    public async Task NamesTheModelsThereAre_WhenTheOneAskedForIsNotAmongThem()
    {
        var handler = Server(StubHandler.Says("{}"));
        using var client = Client(handler);

        var result = await client.SanityPreflightAsync("ghost");

        Assert.False(result.Ok);
        Assert.Equal(("SciLlmException", null), (result.Details!.ExcType, result.Details.Status));
        Assert.Contains("does not list the model 'ghost'. It lists m, other.", result.Details.Message, StringComparison.Ordinal);
        Assert.Single(handler.Requests);
        var exception = Assert.Throws<PreflightException>(() => result.EnsureOk());
        Assert.Same(result.Details, exception.Details);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task FailsAtOnce_WhateverTheServerAnswers(int status)
    {
        var handler = Server(StubHandler.Status(status, Answers.Error("Not now."), ("Retry-After", "1")));
        using var client = Client(handler);

        var result = await client.SanityPreflightAsync("m", new PreflightOptions { Parallel = 1 });

        Assert.Equal((false, "SciLlmException", status), (result.Ok, result.Details!.ExcType, result.Details.Status));
        Assert.Contains("Not now.", result.Details.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailsOnAnAnswerThatIsNotJson()
    {
        using var client = Client(Server(StubHandler.Says("Sure!")));

        var result = await client.SanityPreflightAsync("m");

        Assert.Equal(("JsonParseException", 200), (result.Details!.ExcType, result.Details.Status));
    }

    [Fact]
    public async Task AsksTheProbesAlone_WhenTheServerHasNoList()
    {
        var handler = new StubHandler(StubHandler.Status(404), StubHandler.Says("{}"));
        using var client = Client(handler);

        Assert.True((await client.SanityPreflightAsync("m")).Ok);
    }

    [Fact]
    public async Task EndsAtItsWallTime()
    {
        using var client = Client(StubHandler.Silent());

        var preflight = client.SanityPreflightAsync("m", new PreflightOptions { WallTime = TimeSpan.FromSeconds(12) });
        await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(60));
        _time.Advance(TimeSpan.FromSeconds(12));
        var result = await preflight;

        Assert.Equal(("SciLlmTimeoutException", TimeSpan.FromSeconds(12)), (result.Details!.ExcType, result.Elapsed));
        Assert.Contains("12 s", result.Details.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThrowsTheCallersCancellation()
    {
        using var source = new CancellationTokenSource();
        using var client = Client(StubHandler.Silent());

        var preflight = client.SanityPreflightAsync("m", null, source.Token);
        await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(60));
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => preflight);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData(null, 3)]
    public async Task SendsAsManyProbesAsTheEnvironmentSays(string? parallel, int probes)
    {
        var handler = Server(StubHandler.Says("{}"));
        var environment = new SciLlmEnvironment(name => name == "SCILLM_PREFLIGHT_PARALLEL" ? parallel : null);
        using var client = TestClient.Create(handler, environment: environment);

        await client.SanityPreflightAsync();

        Assert.Equal(probes, handler.Requests.Count(sent => sent.Method == HttpMethod.Post));
    }

    [Fact]
    public async Task ThrowsBeforeAnythingIsSent_WhenSomethingIsMissing()
    {
        var handler = Server(StubHandler.Says("{}"));
        using var client = TestClient.Create(handler, options => options.Model = null);

        await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.SanityPreflightAsync());
        await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.SanityPreflightAsync("m", new PreflightOptions { Parallel = 0 }));

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task WorksBlockingToo()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { Auth = AuthMode.ApiKey });
        using var client = new SciLlmClient(new SciLlmClientOptions { ApiBase = server.BaseUrl, ApiKey = server.ApiKey });

        var result = client.SanityPreflight(server.Model);

        Assert.Equal((true, AuthStyle.XApiKey), (result.Ok, result.AuthStyle));
    }

    [Theory]
    [InlineData(Models, "m,other")]
    [InlineData("""["m","n"]""", "m,n")]
    [InlineData("""{"models":[{"name":"m"},{"model":"n"},{}]}""", "m,n")]
    [InlineData("""{"data":[]}""", "")]
    public async Task ReadsTheListInEveryShape(string body, string ids)
    {
        var handler = new StubHandler(StubHandler.Status(200, body));
        using var client = Client(handler);

        var models = await client.ListModelsAsync();

        Assert.Equal(ids, string.Join(",", models.Select(model => model.Id)));
        Assert.Equal(ids.StartsWith('m'), models.Contains("m"));
        Assert.Equal((HttpMethod.Get, AuthStyle.Bearer), (handler.Requests[0].Method, models.Meta.AuthStyle));
    }

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => options.TimeProvider = _time);

    private static StubHandler Server(Func<SentRequest, HttpResponseMessage> chat) =>
        new((request, _) => Task.FromResult(request.Method == HttpMethod.Get ? StubHandler.Status(200, Models)(request) : chat(request)));
}
