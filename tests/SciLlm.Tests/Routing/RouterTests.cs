using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

public sealed class RouterTests
{
    [Theory]
    [InlineData("nick", "b")]
    [InlineData("b", "b")]
    [InlineData("spare", "c")]
    [InlineData("whatever", "a")]
    [InlineData(null, "a")]
    public async Task FindsTheDeployment_ByAliasThenIdThenGroupThenTheDefault(string? name, string asked)
    {
        using var scene = new RouterScene(
            new RouterOptions { DefaultGroup = "main", Aliases = new Dictionary<string, string> { ["nick"] = "b" } },
            RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1), RouterScene.Deployment("c", "spare"));

        var (answer, _) = await scene.AskAsync(RouterScene.Ask() with { Model = name });

        Assert.Equal((asked, $"model-{asked}"), (scene.Asked, answer!.Meta.Model));
    }

    [Fact]
    public async Task AsksOnlyTheDeploymentThatWasNamed()
    {
        using var scene = new RouterScene(
            new RouterOptions { Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["spare"] } },
            RouterScene.Deployment("a"), RouterScene.Deployment("b"), RouterScene.Deployment("c", "spare")).Give("b", "404");

        await scene.AskAsync(RouterScene.Ask("b"));

        Assert.Equal("b", scene.Asked);
    }

    [Fact]
    public void NamesTheGroups_WhenAModelIsNone()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("c", "spare"));

        var error = Assert.Throws<SciLlmConfigurationException>(() => scene.Router.Complete(RouterScene.Ask("m")));

        Assert.Contains("'m' is no group, deployment or alias, and there is no default group; the groups are main, spare", error.Message, StringComparison.Ordinal);
        Assert.Contains("it names no model", Assert.Throws<SciLlmConfigurationException>(() => scene.Router.Complete(new CompletionRequest("hi"))).Message, StringComparison.Ordinal);
        Assert.Contains("ApiKey is set", Assert.Throws<SciLlmConfigurationException>(() => scene.Router.Complete(RouterScene.Ask() with { ApiKey = "k" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendsARequest_AsTheDeploymentHasIt()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);
        var router = new Router(
            [
                new ModelDeployment
                {
                    Group = "main", Model = "m-8b", ApiBase = "https://b.test", ApiKey = "sk-of-b-0123456789", Provider = "chutes", DefaultMaxTokens = 9, DefaultTemperature = 0.5,
                    ExtraHeaders = new Dictionary<string, string> { ["x-a"] = "theirs", ["x-b"] = "theirs" },
                    ExtraBody = new() { ["top_k"] = 5, ["n"] = 1 },
                },
            ],
            options: null,
            client);

        var answer = await router.CompleteAsync(new CompletionRequest("hi")
        {
            Temperature = 0,
            ExtraHeaders = new Dictionary<string, string> { ["X-B"] = "mine" },
            ExtraBody = new() { ["n"] = 2 },
        });

        var sent = Assert.Single(handler.Requests);
        Assert.Equal(("https://b.test/v1/chat/completions", "Bearer sk-of-b-0123456789", "theirs", "mine"), (sent.Address, sent.Authorization, sent.Headers["x-a"], sent.Headers["x-b"]));
        Assert.Equal("""{"model":"m-8b","messages":[{"role":"user","content":"hi"}],"max_tokens":9,"temperature":0,"top_k":5,"n":2}""", sent.Body);
        Assert.Equal(("chutes", 1, "main-1"), (answer.Meta.Provider, answer.Meta.Attempts, Assert.Single(answer.Meta.Route!).Deployment));
    }

    [Theory]
    [InlineData(3, "a a b")]
    [InlineData(6, "a a b b c c")]
    [InlineData(99, "a a b b c c d d")]
    public async Task HasOneBudget_ForRetriesAndFallbacks(int budget, string asked)
    {
        using var scene = new RouterScene(
            new RouterOptions { MaxAttempts = budget, Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["spare", "last"] } },
            RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1), RouterScene.Deployment("c", "spare"), RouterScene.Deployment("d", "last"));
        foreach (var id in new[] { "a", "b", "c", "d" }) scene.Give(id, "500");

        await scene.AskAsync();

        Assert.Equal(asked, scene.Asked);
    }

    [Fact]
    public async Task CountsAskingsForBetterJson_AgainstTheSameBudget()
    {
        using var scene = new RouterScene(new RouterOptions { MaxAttempts = 3, RetryInvalidJson = 9, FailOverOnInvalidJson = true }, RouterScene.Deployment("a")).Give("a", "500", "prose");

        var (_, failure) = await scene.AskAsync();

        Assert.Equal(("a a a", 500), (scene.Asked, Assert.IsType<SciLlmException>(failure).Status));
    }

    [Fact]
    public async Task GoesFiveGroupsDeep_EachOnce()
    {
        var names = Enumerable.Range(0, 8).Select(group => $"g{group}").ToList();
        using var scene = new RouterScene(
            new RouterOptions { MaxAttempts = 99, Fallbacks = names.Zip(names.Skip(1)).ToDictionary(pair => pair.First, IReadOnlyList<string> (pair) => [pair.Second, "g0"]) },
            [.. names.Select(name => RouterScene.Deployment(name, name) with { Id = $"only-{name}" })]);
        foreach (var name in names) scene.Give(name, "404");

        await scene.AskAsync(RouterScene.Ask("g0"));

        Assert.Equal("g0 g1 g2 g3 g4 g5", scene.Asked);
    }

    [Fact]
    public async Task HandsOutAnEmptyAnswer_WhenNobodyHasABetterOne()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "empty").Give("b", "empty");

        var answer = await scene.Router.CompleteAsync(new CompletionRequest("hi") { Model = "main" });

        Assert.Equal(("a a b b", "", 4), (scene.Asked, answer.Content, answer.Meta.Route!.Count));
    }

    [Fact]
    public async Task TakesWhatHasNoJsonInIt_AsTheClientDoes()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a")).Give("a", "prose");

        Assert.Equal("not JSON", (await scene.Router.CompleteAsync(RouterScene.Ask() with { JsonStrict = false })).Content);
    }

    [Fact]
    public async Task IsAChatClient()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "404");
        var chat = scene.Router.AsIChatClient("main");

        Assert.Equal("{}", (await chat.GetResponseAsync("hi")).Text);
        Assert.Equal("{}", string.Concat(await chat.GetStreamingResponseAsync("hi").Select(update => update.Text).ToListAsync()));
        Assert.Same(scene.Router, chat.GetService<Router>());
        Assert.Equal("a b b", scene.Asked);
    }

    [Fact]
    public void NamesAllProblemsAtOnce()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")), options => options.ApiBase = null);

        var error = Assert.Throws<SciLlmConfigurationException>(() => new Router(
            [new ModelDeployment { Group = "g", Model = " ", Weight = 0, Rpm = 0 }],
            new RouterOptions { MaxAttempts = 0 },
            client));
        var names = Assert.Throws<SciLlmConfigurationException>(() => new Router(
            [RouterScene.Deployment("a"), RouterScene.Deployment("a")],
            new RouterOptions { DefaultGroup = "x", Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["y"] }, Aliases = new Dictionary<string, string> { ["n"] = "z" } },
            client));

        foreach (var told in new[] { "no model", "the weight of", "the rpm of", "there is no API base", "MaxAttempts is 0" }) Assert.Contains(told, error.Message, StringComparison.Ordinal);
        foreach (var told in new[] { "id 'a'", "'x', which is no group", "name 'y'", "means 'z'" }) Assert.Contains(told, names.Message, StringComparison.Ordinal);
        Assert.Contains("there are no deployments", Assert.Throws<SciLlmConfigurationException>(() => new Router([], null, client)).Message, StringComparison.Ordinal);
    }
}
