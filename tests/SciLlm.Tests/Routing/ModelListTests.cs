using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

public sealed class ModelListTests
{
    private const string Everything = """
        {
          "model_list": [
            {
              "model_name": "fast",
              "litellm_params": {
                "model": "openai/m-8b", "api_base": "os.environ/FAST_BASE", "api_key": "os.environ/FAST_KEY", "rpm": 60, "tpm": 100000, "weight": 2, "order": 1,
                "limit_key": "team", "timeout": 12.5, "max_tokens": 64, "temperature": 0.5, "extra_headers": { "x-team": "ops" }, "top_k": 5, "num_retries": 3
              },
              "model_info": { "id": "fast-eu", "max_input_tokens": 8192, "mode": "chat" }
            },
            { "model_name": "large", "litellm_params": { "model": "deepseek-ai/m-70b", "custom_llm_provider": "chutes" } }
          ],
          "router_settings": {
            "routing_strategy": "least-busy", "num_retries": 2, "max_attempts": 4, "longest_wait": 1.5, "default_group": "fast", "model_group_alias": { "gpt": "large" },
            "fallbacks": [{ "fast": ["large"] }], "context_window_fallbacks": { "fast": ["large"] }
          },
          "general_settings": { "master_key": "not ours" }
        }
        """;

    private static readonly SciLlmEnvironment Environment = TestClient.EnvironmentOf(("FAST_BASE", "https://fast.test"), ("FAST_KEY", "sk-fast-0123456789"));

    private readonly StubHandler _handler = new(StubHandler.Status(404), StubHandler.Says("hi"));

    [Fact]
    public async Task ReadsTheContractsList() => await AssertReadAsync(client => Router.FromModelList(Everything, options: null, client));

    [Fact]
    public async Task ReadsTheSameFromAConfiguration() => await AssertReadAsync(client => Router.FromModelList(
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Llm":{{Everything}}}"""))).Build().GetSection("Llm"), options: null, client));

    [Fact]
    public async Task ReadsAListAlone_WithSettingsFromCode()
    {
        using var client = TestClient.Create(_handler);
        var router = Router.FromModelList(
            """[{"model_name":"m","litellm_params":{"model":"x"}},{"model_name":"n","litellm_params":{"model":"y"}}]""",
            new RouterOptions { DefaultGroup = "m", Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["m"] = ["n"] } },
            client);

        Assert.Equal(["m-1", "n-1"], (await router.CompleteAsync(new CompletionRequest("hi"))).Meta.Route!.Select(step => step.Deployment));
    }

    [Theory]
    [InlineData("""{}""", "model_list: expected an array of deployments, found nothing")]
    [InlineData("""[{"model_name":"m"}]""", "[0].litellm_params: expected an object, found nothing")]
    [InlineData("""[{"model_name":"m","litellm_params":{}}]""", "[0].litellm_params.model: expected a model, found nothing")]
    [InlineData("""[{"model_name":"m","litellm_params":{"model":"x","rpm":"many"}}]""", "[0].litellm_params.rpm: expected a whole number")]
    [InlineData("""[{"model_name":"m","litellm_params":{"model":"x","api_key":"os.environ/NOT_SET"}}]""", "[0].litellm_params.api_key: expected the environment variable NOT_SET to be set")]
    [InlineData("""{"model_list":[],"router_settings":{"routing_strategy":"cheapest"}}""", "router_settings.routing_strategy: expected simple-shuffle, least-busy or latency-based-routing")]
    [InlineData("""{"model_list":[],"router_settings":{"redis_host":"x"}}""", "router_settings.redis_host: expected one of routing_strategy")]
    [InlineData("""[""", "is not JSON")]
    [InlineData("""[]""", "there are no deployments")]
    public void NamesTheMemberThatCannotBeUsed(string json, string said)
    {
        using var client = TestClient.Create(_handler);

        Assert.Contains(said, Assert.Throws<SciLlmConfigurationException>(() => Router.FromModelList(json, options: null, client)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsAService_OverTheApplicationsClient()
    {
        var collection = new ServiceCollection().AddSingleton(Environment);
        collection.AddSciLlmRouter([new ModelDeployment { Group = "g", Model = "m", ApiBase = "https://own.test", ApiKey = "own" }]).ConfigurePrimaryHttpMessageHandler(() => new StubHandler(StubHandler.Says("hi")));
        await using var services = collection.BuildServiceProvider();

        var answer = await services.GetRequiredService<Router>().CompleteAsync(new CompletionRequest("hi"));

        Assert.Equal("https://own.test/v1", answer.Meta.ApiBase);
        Assert.Same(services.GetRequiredService<Router>(), services.GetRequiredService<Router>());
    }

    private async Task AssertReadAsync(Func<SciLlmClient, Router> read)
    {
        using var client = TestClient.Create(_handler, environment: Environment);
        var router = read(client);

        var answer = await router.CompleteAsync(new CompletionRequest("hi"));

        Assert.Equal([("fast-eu", "fast", "m-8b"), ("large-1", "large", "deepseek-ai/m-70b")], router.GetSnapshot().Deployments.Select(deployment => (deployment.Id, deployment.Group, deployment.Model)));
        Assert.Equal(("https://fast.test/v1/chat/completions", "Bearer sk-fast-0123456789", "ops"), (_handler.Requests[0].Address, _handler.Requests[0].Authorization, _handler.Requests[0].Headers["x-team"]));
        Assert.Equal("""{"model":"m-8b","messages":[{"role":"user","content":"hi"}],"max_tokens":64,"temperature":0.5,"top_k":5}""", _handler.Requests.First(request => request.Authorization is not null).Body.Replace("\"5\"", "5", StringComparison.Ordinal));
        Assert.Equal(["fast-eu", "large-1"], answer.Meta.Route!.Select(step => step.Deployment));
        Assert.Equal(("chutes", 2.0), (answer.Meta.Provider, router.GetSnapshot().Deployments[0].Weight));
        await router.CompleteAsync(new CompletionRequest("hi") { Model = "gpt" });
    }
}
