using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.ChatClients;

public sealed class ChatAnswerTests
{
    private const string Whole = """
        {"id":"c-1","created":1700000000,"model":"m-2024","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":"Let me look.",
        "reasoning_content":"hm","tool_calls":[{"id":"t1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]}}],
        "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}
        """;

    [Fact]
    public async Task TellsAllThatTheAnswerTells()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Status(200, Whole)));

        var response = await client.AsIChatClient().GetResponseAsync("hi");

        Assert.Equal(("c-1", "m-2024", ChatFinishReason.ToolCalls, (string?)null), (response.ResponseId, response.ModelId, response.FinishReason, response.ConversationId));
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(1700000000), 5), (response.CreatedAt, response.Usage?.TotalTokenCount));
        Assert.Equal("Let me look.", Assert.IsType<Completion>(response.RawRepresentation).Content);
        var message = Assert.Single(response.Messages);
        Assert.Equal((ChatRole.Assistant, "c-1", response.RawRepresentation), (message.Role, message.MessageId, message.RawRepresentation));
        Assert.Collection(
            message.Contents,
            content => Assert.Equal("hm", Assert.IsType<TextReasoningContent>(content).Text),
            content => Assert.Equal("Let me look.", Assert.IsType<TextContent>(content).Text),
            content => Assert.Equal(("t1", "weather", "Rome"), (Assert.IsType<FunctionCallContent>(content).CallId, ((FunctionCallContent)content).Name, $"{((FunctionCallContent)content).Arguments!["city"]}")));
    }

    [Fact]
    public async Task GivesARefusalAsAnError_ThatMayGoBackIntoTheConversation()
    {
        var handler = new StubHandler(StubHandler.Status(200, """{"choices":[{"message":{"content":null,"refusal":"I will not."},"finish_reason":"stop"}]}"""));
        using var client = TestClient.Create(handler);
        using var chat = client.AsIChatClient();
        List<ChatMessage> conversation = [new(ChatRole.User, "hi")];

        conversation.AddRange((await chat.GetResponseAsync(conversation)).Messages);
        await chat.GetResponseAsync(conversation);

        var error = Assert.IsType<ErrorContent>(Assert.Single(conversation[1].Contents));
        Assert.Equal(("I will not.", "Refusal"), (error.Message, error.ErrorCode));
        Assert.EndsWith(""",{"role":"assistant","content":"","refusal":"I will not."}]}""", handler.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThrowsWhatTheClientThrows()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Status(400, Answers.Error("No."))));

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.AsIChatClient().GetResponseAsync("hi"));

        Assert.Equal(400, exception.Status);
    }

    [Fact]
    public void TellsWhatItIs()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")), options => options.ApiBase = "https://api.test?token=secret");
        using var chat = client.AsIChatClient("mine");

        var metadata = chat.GetRequiredService<ChatClientMetadata>();
        Assert.Equal(("openai_like", new Uri("https://api.test/v1"), "mine"), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
        Assert.Equal("m", client.AsIChatClient().GetRequiredService<ChatClientMetadata>().DefaultModelId);
        Assert.Same(client, chat.GetService<SciLlmClient>());
        Assert.Same(chat, chat.GetService<IChatClient>());
        Assert.Null(chat.GetService<SciLlmClient>("keyed"));
        Assert.Null(chat.GetService<string>());
        Assert.Throws<ArgumentNullException>(() => chat.GetService(null!));
    }

    [Fact]
    public void TellsWhatItIs_WhereNothingIsSet()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")), options => options.ApiBase = options.Model = null);

        var metadata = client.AsIChatClient().GetRequiredService<ChatClientMetadata>();

        Assert.Equal((null, null), (metadata.ProviderUri, metadata.DefaultModelId));
    }

    [Fact]
    public async Task LeavesTheClientAlone_WhenItIsDisposed()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")));

        client.AsIChatClient().Dispose();

        Assert.Equal("hi", (await client.CompleteAsync(TestClient.Ask())).Content);
    }
}
