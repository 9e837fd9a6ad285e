using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.ChatClients;

public sealed class ChatRequestTests
{
    private static readonly AIFunction Weather = AIFunctionFactory.Create(
        (string city) => $"sunny in {city}", new AIFunctionFactoryOptions { Name = "weather", Description = "Tells the weather." });

    [Fact]
    public Task SendsTheConversation() => AssertSentAsync(
        chat => chat.GetResponseAsync([new(ChatRole.System, "Be brief."), new(ChatRole.User, "hi")]),
        """{"model":"m","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}]}""");

    [Fact]
    public Task SendsEveryOptionThatTheApiKnows() => AssertSentAsync(
        chat => chat.GetResponseAsync("hi", new ChatOptions
        {
            ModelId = "other",
            Instructions = "Be brief.",
            MaxOutputTokens = 9,
            Temperature = 0.7f,
            TopP = 0.95f,
            TopK = 40,
            FrequencyPenalty = 0.1f,
            PresencePenalty = -0.2f,
            Seed = 7,
            StopSequences = ["END"],
            ResponseFormat = ChatResponseFormat.Json,
            Reasoning = new() { Effort = ReasoningEffort.ExtraHigh },
            ConversationId = "the API keeps none",
        }),
        """
        {"model":"other","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}],"max_tokens":9,"temperature":0.7,"top_p":0.95,
        "seed":7,"stop":["END"],"response_format":{"type":"json_object"},"top_k":40,"frequency_penalty":0.1,"presence_penalty":-0.2,"reasoning_effort":"xhigh"}
        """);

    [Fact]
    public Task SendsTools() => AssertSentAsync(
        chat => chat.GetResponseAsync("hi", new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.RequireAny, AllowMultipleToolCalls = false }),
        """
        {"model":"m","messages":[{"role":"user","content":"hi"}],"tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather.",
        "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}],"tool_choice":"required","parallel_tool_calls":false}
        """);

    [Fact]
    public Task SendsNoChoiceAmongNoTools() => AssertSentAsync(
        chat => chat.GetResponseAsync("hi", new ChatOptions { ToolMode = ChatToolMode.Auto, AllowMultipleToolCalls = true }),
        """{"model":"m","messages":[{"role":"user","content":"hi"}]}""");

    [Fact]
    public Task SendsASchema() => AssertSentAsync(
        chat => chat.GetResponseAsync("hi", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object"}"""), "answer") }),
        """
        {"model":"m","messages":[{"role":"user","content":"hi"}],"response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"}}}}
        """);

    [Fact]
    public Task SendsAdditionalPropertiesAsMembers() => AssertSentAsync(
        chat => chat.GetResponseAsync("hi", new ChatOptions
        {
            TopK = 40,
            AdditionalProperties = new() { ["top_k"] = 50, ["min_p"] = 0.1, ["ids"] = new[] { 1, 2 }, ["kwargs"] = new JsonObject { ["thinking"] = false }, ["none"] = null },
        }),
        """{"model":"m","messages":[{"role":"user","content":"hi"}],"top_k":50,"min_p":0.1,"ids":[1,2],"kwargs":{"thinking":false},"none":null}""");

    [Fact]
    public Task LetsTheCallersOwnRequestWin() => AssertSentAsync(
        chat => chat.GetResponseAsync("hi", new ChatOptions
        {
            MaxOutputTokens = 1,
            Temperature = 0,
            TopK = 1,
            RawRepresentationFactory = _ => new CompletionRequest("not this") { MaxTokens = 2, ExtraBody = new() { ["top_k"] = 2 } },
        }),
        """{"model":"m","messages":[{"role":"user","content":"hi"}],"max_tokens":2,"temperature":0,"top_k":2}""");

    [Fact]
    public async Task KeepsWhatOnlyTheCallersOwnRequestCanSay()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);
        var asked = default(IChatClient);
        using var chat = client.AsIChatClient();

        await chat.GetResponseAsync("hi", new ChatOptions
        {
            RawRepresentationFactory = asking =>
            {
                asked = asking;
                return new CompletionRequest { Messages = [], ApiBase = "https://other.test", ApiKey = "other-key", ExtraHeaders = new Dictionary<string, string> { ["X-Title"] = "demo" } };
            },
        });

        var sent = Assert.Single(handler.Requests);
        Assert.Equal(("https://other.test/v1/chat/completions", "Bearer other-key", "demo"), (sent.Address, sent.Authorization, sent.Headers["X-Title"]));
        Assert.Same(chat, asked);
    }

    [Fact]
    public async Task ChangesNothingItWasGiven()
    {
        var own = new CompletionRequest { Messages = [], ExtraBody = new() { ["top_k"] = 2 }, Tools = [Weather] };
        var options = new ChatOptions
        {
            Instructions = "Be brief.",
            Tools = [Weather],
            AdditionalProperties = new() { ["kwargs"] = new JsonObject { ["thinking"] = false } },
            RawRepresentationFactory = _ => own,
        };
        List<ChatMessage> messages = [new(ChatRole.User, "hi")];
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")));

        for (var call = 0; call < 2; call++) await client.AsIChatClient().GetResponseAsync(messages, options);

        Assert.Equal((1, 1, 1, 1), (messages.Count, options.Tools.Count, options.AdditionalProperties.Count, own.Tools.Count));
        Assert.Equal("""{"top_k":2}""", own.ExtraBody.ToJsonString());
        Assert.Null(options.ModelId);
    }

    [Fact]
    public async Task NamesAnAdditionalPropertyThatIsNoJson()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(
            () => client.AsIChatClient().GetResponseAsync("hi", new ChatOptions { AdditionalProperties = new() { ["callback"] = typeof(string) } }));

        Assert.Contains("'callback'", exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task PrefersTheModelOfTheOptions_ThenItsOwn_ThenTheClients()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);

        await client.AsIChatClient().GetResponseAsync("hi");
        await client.AsIChatClient("mine").GetResponseAsync("hi");
        await client.AsIChatClient("mine").GetResponseAsync("hi", new ChatOptions { ModelId = "asked" });

        Assert.Equal(["m", "mine", "asked"], handler.Requests.Select(sent => JsonNode.Parse(sent.Body)!["model"]!.GetValue<string>()));
    }

    private static async Task AssertSentAsync(Func<IChatClient, Task> ask, string json)
    {
        var handler = new StubHandler(StubHandler.Says("{}"));
        using var client = TestClient.Create(handler);

        await ask(client.AsIChatClient());

        Assert.Equal(json.ReplaceLineEndings(""), Assert.Single(handler.Requests).Body);
    }
}
