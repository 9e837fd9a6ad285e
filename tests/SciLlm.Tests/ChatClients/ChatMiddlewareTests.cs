using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.ChatClients;

/// <summary>What others build on a chat client works on ours.</summary>
public sealed class ChatMiddlewareTests
{
    private const string CallsWeather = """
        {"choices":[{"finish_reason":"tool_calls","message":{"content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]}}]}
        """;

    private static readonly ChatOptions WithWeather = new()
    {
        Tools = [AIFunctionFactory.Create((string city) => $"sunny in {city}", "weather")],
    };

    [Fact]
    public async Task CallsFunctions_AndSendsTheirResults()
    {
        var handler = new StubHandler(StubHandler.Status(200, CallsWeather), StubHandler.Says("It is sunny."));
        using var client = TestClient.Create(handler);
        using var chat = client.AsIChatClient().AsBuilder().UseFunctionInvocation().Build();

        var response = await chat.GetResponseAsync("Weather in Rome?", WithWeather);

        Assert.Equal("It is sunny.", response.Text);
        Assert.Equal(
            """
            [{"role":"user","content":"Weather in Rome?"},{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]},{"role":"tool","tool_call_id":"t1","content":"sunny in Rome"}]
            """,
            MessagesOf(handler.Requests[1]));
    }

    [Fact]
    public async Task CallsFunctions_WhileItStreams()
    {
        var handler = new StubHandler(
            EventStreams.Streaming(
                EventStreams.Delta("""{"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"weather","arguments":"{\"city\""}}]}"""),
                EventStreams.Delta("""{"tool_calls":[{"index":0,"function":{"arguments":":\"Rome\"}"}}]}"""),
                EventStreams.Finish("tool_calls"),
                EventStreams.Done),
            EventStreams.Streaming(EventStreams.Text("It is "), EventStreams.Text("sunny."), EventStreams.Finish(), EventStreams.Done));
        using var client = TestClient.Create(handler);
        using var chat = client.AsIChatClient().AsBuilder().UseFunctionInvocation().Build();

        var response = await chat.GetStreamingResponseAsync("Weather in Rome?", WithWeather).ToChatResponseAsync();

        Assert.Equal("It is sunny.", response.Text);
        Assert.EndsWith(""",{"role":"tool","tool_call_id":"t1","content":"sunny in Rome"}]""", MessagesOf(handler.Requests[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamsPiecesThatMakeUpTheAnswer()
    {
        using var client = TestClient.Create(new StubHandler(EventStreams.Streaming(
            EventStreams.Delta("""{"role":"assistant","reasoning_content":"hm"}"""),
            EventStreams.Text("one"),
            EventStreams.Text(" two"),
            EventStreams.Delta("""{"content":"another answer"}""", index: 1),
            EventStreams.Finish(),
            """data: {"id":"c-1","created":1700000000,"model":"m-2024","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""" + "\n\n",
            EventStreams.Done)));
        var updates = new List<ChatResponseUpdate>();

        await foreach (var update in client.AsIChatClient().GetStreamingResponseAsync("hi")) updates.Add(update);

        Assert.Equal(["", "one", " two", "", ""], updates.Select(update => update.Text));
        Assert.All(updates, update => Assert.Equal((ChatRole.Assistant, "c-1", "c-1", "m-2024"), (update.Role, update.ResponseId, update.MessageId, update.ModelId)));
        Assert.All(updates, update => Assert.IsType<CompletionUpdate>(update.RawRepresentation));
        var response = updates.ToChatResponse();
        Assert.Equal(("one two", ChatFinishReason.Stop, 5L), (response.Text, response.FinishReason, response.Usage?.TotalTokenCount));
        Assert.Equal("hm", Assert.Single(response.Messages[0].Contents.OfType<TextReasoningContent>()).Text);
    }

    [Fact]
    public async Task GivesTypedAnswers()
    {
        var handler = new StubHandler(StubHandler.Says("""{"city":"Rome","degrees":31}"""));
        using var client = TestClient.Create(handler);

        var response = await client.AsIChatClient().GetResponseAsync<Forecast>("Weather in Rome?");

        Assert.Equal(new Forecast("Rome", 31), response.Result);
        var format = JsonNode.Parse(handler.Requests[0].Body)!["response_format"]!;
        Assert.Equal(("json_schema", "Forecast"), ((string)format["type"]!, (string)format["json_schema"]!["name"]!));
        Assert.Equal("integer", (string)format["json_schema"]!["schema"]!["properties"]!["degrees"]!["type"]!);
    }

    [Fact]
    public async Task IsAServiceLikeAnyOther()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(TestClient.NoEnvironment);
        collection.AddSciLlm(options => (options.ApiBase, options.ApiKey, options.Model) = ("https://api.test", TestClient.Key, "m"))
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler(StubHandler.Says("hi")));
        collection.AddChatClient(services => services.GetRequiredService<SciLlmClient>().AsIChatClient()).UseFunctionInvocation();
        await using var services = collection.BuildServiceProvider();

        var response = await services.GetRequiredService<IChatClient>().GetResponseAsync("hi");

        Assert.Equal("hi", response.Text);
        Assert.Same(services.GetRequiredService<SciLlmClient>(), services.GetRequiredService<IChatClient>().GetService<SciLlmClient>());
    }

    private static string MessagesOf(SentRequest sent) => JsonNode.Parse(sent.Body)!["messages"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private sealed record Forecast(string City, int Degrees);
}
