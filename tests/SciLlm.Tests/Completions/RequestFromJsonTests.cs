using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SciLlm.Tests.Completions;

public sealed class RequestFromJsonTests
{
    [Fact]
    public void ReadsEverySetting()
    {
        var request = CompletionRequest.FromJson("""
            {"model":"big","messages":[{"role":"system","content":"Be brief."},{"role":"user","name":"ann","content":"hi"}],"max_tokens":64,
            "temperature":0.2,"top_p":0.9,"seed":7,"stop":["\n","END"],"response_format":{"type":"json_object"},"top_k":20,"logit_bias":null}
            """);

        Assert.Equal(("big", 64, 0.2, 0.9, 7L), (request.Model, request.MaxTokens, request.Temperature, request.TopP, request.Seed));
        Assert.Equal(["\n", "END"], request.Stop!);
        Assert.IsType<ChatResponseFormatJson>(request.ResponseFormat);
        Assert.Equal(["Be brief.", "hi"], request.Messages.Select(message => message.Text));
        Assert.Equal((ChatRole.User, "ann"), (request.Messages[1].Role, request.Messages[1].AuthorName));
        Assert.Equal("""{"top_k":20,"logit_bias":null}""", request.ExtraBody!.ToJsonString());
    }

    [Fact]
    public void ReadsAllThreeFormsOfText_Alike()
    {
        const string Body = """{"messages":[{"role":"user","content":"hä?"}]}""";
        using var document = JsonDocument.Parse(Body);

        var requests = new[] { CompletionRequest.FromJson(Body), CompletionRequest.FromJson(Encoding.UTF8.GetBytes(Body)), CompletionRequest.FromJson(document.RootElement) };

        Assert.All(requests, request => Assert.Equal(Body, request.ToJson()));
    }

    [Fact]
    public void ReadsOneStopText() => Assert.Equal(["END"], Read("""{"stop":"END"}""").Stop!);

    [Fact]
    public void TakesNullForNotSet() => AssertSame("""{"model":null,"max_tokens":null,"temperature":null,"stop":null,"response_format":null,"tools":null}""", "{}");

    [Fact]
    public void PassesOverHowTheAnswerIsDelivered() => AssertSame("""{"stream":true,"stream_options":{"include_usage":true}}""", "{}");

    [Fact]
    public void ReadsMaxCompletionTokens_AndSendsThemUnderThatName()
    {
        AssertKept("""{"max_completion_tokens":9}""");
        Assert.Equal(9, Read("""{"max_completion_tokens":9}""").MaxTokens);
    }

    [Theory]
    [InlineData("""{"type":"text"}""")]
    [InlineData("""{"type":"json_object"}""")]
    [InlineData("""{"type":"json_schema","json_schema":{"name":"answer","description":"An answer.","schema":{"type":"object"}}}""")]
    [InlineData("""{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"},"strict":true}}""")]
    [InlineData("""{"type":"grammar","value":"root ::= 'a'"}""")]
    public void KeepsEveryResponseFormat(string format) => AssertKept($$"""{"response_format":{{format}}}""");

    [Fact]
    public void AsksForJson_WhenTheFormatSaysMoreThanItsPropertyHolds()
    {
        var request = Read("""{"response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"},"strict":true}}}""");

        Assert.Equal("answer", Assert.IsType<ChatResponseFormatJson>(request.ResponseFormat).SchemaName);
    }

    [Fact]
    public void ReadsToolsTheirCallsAndTheirResults()
    {
        const string Body = """
            {"messages":[{"role":"user","content":"Weather in Rome?"},
            {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]},
            {"role":"tool","tool_call_id":"c1","content":"sunny"}],
            "tools":[{"type":"function","function":{"name":"weather","description":"Tells the weather.","parameters":{"type":"object"}}}],
            "tool_choice":{"type":"function","function":{"name":"weather"}}}
            """;

        var request = CompletionRequest.FromJson(Body);

        Assert.Equal("weather", Assert.Single(request.Tools!).Name);
        Assert.Equal("weather", Assert.IsType<RequiredChatToolMode>(request.ToolMode).RequiredFunctionName);
        Assert.Equal("Rome", $"{Assert.IsType<FunctionCallContent>(Assert.Single(request.Messages[1].Contents)).Arguments!["city"]}");
        Assert.Equal("sunny", Assert.IsType<FunctionResultContent>(Assert.Single(request.Messages[2].Contents)).Result);
        AssertJson(Body, request.ToJson());
    }

    [Theory]
    [InlineData("""{"tools":[{"type":"function","function":{"name":"f","parameters":{},"strict":true}}]}""")]
    [InlineData("""{"tools":[{"type":"function","function":{"name":"f"}}]}""")]
    [InlineData("""{"tools":[{"type":"web_search"}],"tool_choice":"auto"}""")]
    [InlineData("""{"tool_choice":{"type":"allowed_tools","tools":[]}}""")]
    [InlineData("""{"tool_choice":"any"}""")]
    [InlineData("""{"metadata":{"run":"7"},"store":true,"functions":[],"a.b":1}""")]
    public void KeepsWhatHasNoProperty(string members) => AssertKept(members);

    [Fact]
    public void ReadsImages()
    {
        const string Content = """
            [{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,++//","detail":"low"}},
            {"type":"image_url","image_url":{"url":"https://pictures.test/1.jpg?a=1&b=2"}}]
            """;

        var request = CompletionRequest.FromJson(WithContent(Content));

        Assert.Equal("image/png", Assert.IsType<DataContent>(request.Messages[0].Contents[1]).MediaType);
        Assert.Equal(new Uri("https://pictures.test/1.jpg?a=1&b=2"), Assert.IsType<UriContent>(request.Messages[0].Contents[2]).Uri);
        AssertJson(WithContent(Content), request.ToJson());
    }

    [Theory]
    [InlineData("""[{"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}}]""")]
    [InlineData("""[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}},{"type":"text","text":"b"}]""")]
    [InlineData("""[{"type":"image_url","image_url":{"url":"https://a.test/1","format":"webp"}}]""")]
    [InlineData("""[{"type":"image_url","image_url":{"url":"https://a.test/1"},"cache_control":{}}]""")]
    [InlineData("""[{"type":"image_url","image_url":{"url":"data:application/pdf;base64,AA=="}}]""")]
    public void KeepsPartsThatOnlyTheServerKnows(string content) => AssertJson(WithContent(content), CompletionRequest.FromJson(WithContent(content)).ToJson());

    [Theory]
    [InlineData("""{"role":"assistant","content":"","refusal":"No."}""")]
    [InlineData("""{"role":"assistant","content":"4","reasoning_content":"2+2","audio":{"id":"a"}}""")]
    [InlineData("""{"role":"assistant","content":"","tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}""")]
    [InlineData("""{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":"}}]}""")]
    [InlineData("""{"role":"tool","tool_call_id":"c","content":"4","name":"add"}""")]
    [InlineData("""{"role":"function","name":"add","content":"4"}""")]
    public void KeepsMembersOfMessages(string message) =>
        AssertJson($$"""{"messages":[{{message}}]}""", CompletionRequest.FromJson($$"""{"messages":[{{message}}]}""").ToJson());

    [Theory]
    [InlineData("""[]""", "", "The whole: expected an object, found an array.")]
    [InlineData("""{"model":"m"}""", "messages", "messages: expected an array of messages, found nothing.")]
    [InlineData("""{"messages":"hi"}""", "messages", "messages: expected an array, found a text.")]
    [InlineData("""{"messages":[{"content":"hi"}]}""", "messages[0].role", "messages[0].role: expected a text, such as user, found nothing.")]
    [InlineData("""{"messages":[],"max_tokens":"64"}""", "max_tokens", "max_tokens: expected a whole number up to 2147483647, found a text.")]
    [InlineData("""{"messages":[],"max_tokens":1.5}""", "max_tokens", "max_tokens: expected a whole number up to 2147483647, found 1.5.")]
    [InlineData("""{"messages":[],"temperature":true}""", "temperature", "temperature: expected a number, found true.")]
    [InlineData("""{"messages":[],"stop":[1]}""", "stop[0]", "stop[0]: expected a text, found 1.")]
    [InlineData("""{"messages":[],"model":"\ud800"}""", "model", "model: expected a text, found half of a surrogate pair in one.")]
    [InlineData("""{"messages":[],"response_format":"json"}""", "response_format", "response_format: expected an object, found a text.")]
    [InlineData("""{"messages":[],"response_format":{"type":"json_schema"}}""", "response_format.json_schema", "response_format.json_schema: expected an object with a schema, found nothing.")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"cat.png"}}]}]}""", "messages[0].content[0].image_url.url", "expected an absolute address or a data URI, found a text.")]
    [InlineData("""{"messages":[{"role":"user","content":["hi"]}]}""", "messages[0].content[0]", "messages[0].content[0]: expected an object, found a text.")]
    [InlineData("""{"messages":[{"role":"tool","content":"hi"}]}""", "messages[0].tool_call_id", "expected the id of the call that this answers, found nothing.")]
    [InlineData("""{"messages":[],"api_key":"sk-1"}""", "api_key", "api_key: expected no such member (set ApiKey instead), found a text.")]
    public void NamesTheMemberAndWhatWasExpected(string body, string path, string said)
    {
        var error = Assert.Throws<JsonException>(() => CompletionRequest.FromJson(body));

        Assert.Equal(path, error.Path);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"messages\":")]
    [InlineData("{\"messages\":[]} {}")]
    public void RefusesWhatIsNotOneJsonValue(string body) => Assert.ThrowsAny<JsonException>(() => CompletionRequest.FromJson(body));

    [Fact]
    public void WritesNeitherKeyNorBase()
    {
        var request = new CompletionRequest("hi") { ApiBase = "https://api.test", ApiKey = "sk-secret", Timeout = TimeSpan.FromSeconds(1), Metadata = new Dictionary<string, string> { ["a"] = "b" } };

        Assert.Equal("""{"messages":[{"role":"user","content":"hi"}]}""", request.ToJson());
    }

    private static CompletionRequest Read(string members) => CompletionRequest.FromJson(WithMessages(members));

    private static string WithMessages(string members)
    {
        var body = JsonNode.Parse(members)!.AsObject();
        body["messages"] = JsonNode.Parse("""[{"role":"user","content":"hi"}]""");
        return body.ToJsonString();
    }

    private static string WithContent(string content) => $$"""{"messages":[{"role":"user","content":{{content}}}]}""";

    private static void AssertKept(string members) => AssertSame(members, members);

    private static void AssertSame(string members, string expected) => AssertJson(WithMessages(expected), Read(members).ToJson());

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"Expected {expected}\nbut got  {actual}");
}
