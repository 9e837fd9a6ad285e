using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Completions;

public sealed class RequestJsonTests
{
    [Fact]
    public Task SendsNothingThatWasNotSet() => AssertSentAsync(
        new CompletionRequest { Messages = [new(ChatRole.User, "hi")] },
        """{"model":"m","messages":[{"role":"user","content":"hi"}]}""");

    [Fact]
    public Task SendsEverySetting() => AssertSentAsync(
        new CompletionRequest
        {
            Model = "big",
            Messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "hi") { AuthorName = "ann" }],
            MaxTokens = 64,
            Temperature = 0.2,
            TopP = 0.9,
            Seed = 7,
            Stop = ["\n", "END"],
            ResponseFormat = ChatResponseFormat.Json,
        },
        """
        {"model":"big","messages":[{"role":"system","content":"Be brief."},{"role":"user","name":"ann","content":"hi"}],"max_tokens":64,
        "temperature":0.2,"top_p":0.9,"seed":7,"stop":["\n","END"],"response_format":{"type":"json_object"}}
        """);

    [Fact]
    public Task SendsASchema() => AssertSentAsync(
        TestClient.Ask() with { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object"}"""), "answer", "An answer.") },
        """
        {"model":"m","messages":[{"role":"user","content":"hi"}],"response_format":{"type":"json_schema","json_schema":{"name":"answer",
        "description":"An answer.","schema":{"type":"object"}}}}
        """);

    [Fact]
    public Task SendsTextAsAFormat_WhenItWasAskedFor() => AssertSentAsync(
        TestClient.Ask() with { ResponseFormat = ChatResponseFormat.Text },
        """{"model":"m","messages":[{"role":"user","content":"hi"}],"response_format":{"type":"text"}}""");

    [Fact]
    public Task SendsImages() => AssertSentAsync(
        new CompletionRequest
        {
            Messages =
            [
                new(ChatRole.User,
                [
                    new TextContent("What is this?"),
                    new DataContent(new byte[] { 0xFB, 0xEF, 0xFF }, "image/png") { AdditionalProperties = new() { ["detail"] = "low" } },
                    new UriContent("https://pictures.test/1.jpg?a=1&b=2", "image/jpeg"),
                ]),
            ],
        },
        """
        {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"What is this?"},
        {"type":"image_url","image_url":{"url":"data:image/png;base64,++//","detail":"low"}},
        {"type":"image_url","image_url":{"url":"https://pictures.test/1.jpg?a=1&b=2"}}]}]}
        """);

    [Fact]
    public async Task SendsAnImageFile_AsItsBytes()
    {
        using var folder = new ScratchFolder();
        var picture = folder.Write("a picture.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 1]);

        await AssertSentAsync(
            new CompletionRequest { Messages = [new(ChatRole.User, [new UriContent(new Uri(picture), "image/png")])] },
            """{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORwE="}}]}]}""");
    }

    [Fact]
    public async Task RefusesAFileThatIsNoImage_WhateverItIsCalled()
    {
        using var folder = new ScratchFolder();
        var secret = folder.Write("secret", "password"u8.ToArray());

        Assert.Contains($"'{secret}' is not a PNG", (await RefusalAsync(new UriContent(new Uri(secret), "image/png"))).Message, StringComparison.Ordinal);
        Assert.Contains("missing.png", (await RefusalAsync(new UriContent(new Uri(secret + "missing.png"), "image/png"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task SendsToolsTheirCallsAndTheirResults() => AssertSentAsync(
        new CompletionRequest
        {
            Messages =
            [
                new(ChatRole.User, "Weather in Rome and Oslo?"),
                new(ChatRole.Assistant,
                [
                    new FunctionCallContent("c1", "weather", new Dictionary<string, object?> { ["city"] = "Rome" }),
                    new FunctionCallContent("c2", "weather"),
                ]),
                new(ChatRole.Tool, [new FunctionResultContent("c1", "sunny"), new FunctionResultContent("c2", JsonElement.Parse("""{"t":-3}"""))]),
            ],
            Tools = [new Weather()],
            ToolMode = ChatToolMode.RequireSpecific("weather"),
        },
        """
        {"model":"m","messages":[{"role":"user","content":"Weather in Rome and Oslo?"},
        {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}},
        {"id":"c2","type":"function","function":{"name":"weather","arguments":"{}"}}]},
        {"role":"tool","tool_call_id":"c1","content":"sunny"},{"role":"tool","tool_call_id":"c2","content":"{\"t\":-3}"}],
        "tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather.","parameters":{"type":"object"}}}],
        "tool_choice":{"type":"function","function":{"name":"weather"}}}
        """);

    [Fact]
    public async Task SendsTheChoiceAmongTools()
    {
        await AssertSentAsync(TestClient.Ask() with { ToolMode = ChatToolMode.Auto }, """{"model":"m","messages":[{"role":"user","content":"hi"}],"tool_choice":"auto"}""");
        await AssertSentAsync(TestClient.Ask() with { ToolMode = ChatToolMode.None }, """{"model":"m","messages":[{"role":"user","content":"hi"}],"tool_choice":"none"}""");
        await AssertSentAsync(TestClient.Ask() with { ToolMode = ChatToolMode.RequireAny }, """{"model":"m","messages":[{"role":"user","content":"hi"}],"tool_choice":"required"}""");
    }

    [Fact]
    public Task SendsExtraMembers_InPlaceOfItsOwn() => AssertSentAsync(
        TestClient.Ask() with
        {
            MaxTokens = 5,
            ExtraBody = new() { ["top_k"] = 40, ["max_tokens"] = null, ["chat_template_kwargs"] = new JsonObject { ["thinking"] = false } },
        },
        """
        {"model":"m","messages":[{"role":"user","content":"hi"}],"top_k":40,"max_tokens":null,"chat_template_kwargs":{"thinking":false}}
        """);

    [Fact]
    public Task SendsTextWithoutEscapingWhatJsonCanHold() => AssertSentAsync(
        TestClient.Ask("„Größe“ 漢字 🎉 <b>&'+ \"\\\t\u0001"),
        """{"model":"m","messages":[{"role":"user","content":"„Größe“ 漢字 🎉 <b>&'+ \"\\\t\u0001"}]}""".Replace("🎉", "\\uD83C\\uDF89", StringComparison.Ordinal));

    [Fact]
    public Task LeavesOutWhatTheModelThought() => AssertSentAsync(
        new CompletionRequest { Messages = [new(ChatRole.Assistant, [new TextReasoningContent("hm"), new TextContent("a"), new TextContent("b")])] },
        """{"model":"m","messages":[{"role":"assistant","content":"ab"}]}""");

    [Theory]
    [InlineData("model")]
    [InlineData("messages")]
    [InlineData("stream")]
    public async Task RefusesExtraMembersThatAreTheClients(string name)
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("hi")));

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(
            () => client.CompleteAsync(TestClient.Ask() with { ExtraBody = new() { [name] = true } }));

        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, AIContent[]> Unsendable => new()
    {
        { "data of type application/pdf", [new DataContent(new byte[] { 1 }, "application/pdf")] },
        { "an address of type video/mp4", [new UriContent("https://films.test/1", "video/mp4")] },
        { "a tool's result beside TextContent", [new FunctionResultContent("c1", "x"), new TextContent("and more")] },
    };

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task RefusesContentItCannotSend(string named, AIContent[] contents)
    {
        var exception = await RefusalAsync(contents);

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendsALoneSurrogateAsTheReplacementCharacter()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);

        await client.CompleteAsync(TestClient.Ask("a\uD83Cb"));

        Assert.Equal("a\uFFFDb", JsonNode.Parse(handler.Requests[0].Body)!["messages"]![0]!["content"]!.GetValue<string>());
    }

    private static async Task<SciLlmConfigurationException> RefusalAsync(params AIContent[] contents)
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);
        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(
            () => client.CompleteAsync(new CompletionRequest { Messages = [new(ChatRole.User, contents)] }));
        Assert.Empty(handler.Requests);
        return exception;
    }

    private static async Task AssertSentAsync(CompletionRequest request, string json)
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);

        await client.CompleteAsync(request);

        var sent = Assert.Single(handler.Requests);
        Assert.Equal((HttpMethod.Post, "application/json"), (sent.Method, sent.Headers["Content-Type"]));
        Assert.Equal(json.ReplaceLineEndings(""), sent.Body);
    }

    private sealed class Weather : AIFunctionDeclaration
    {
        public override string Name => "weather";

        public override string Description => "Tells the weather.";

        public override JsonElement JsonSchema => JsonElement.Parse("""{"type":"object"}""");
    }
}
