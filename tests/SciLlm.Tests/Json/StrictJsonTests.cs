using SciLlm.Tests.Support;

namespace SciLlm.Tests.Json;

public sealed class StrictJsonTests
{
    [Fact]
    public async Task FillsJson_WhenItWasAskedFor()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says(""" {"ok":true} """)));

        var completion = await client.CompleteAsync(TestClient.AskJson());

        Assert.True(completion.Json!.Value.GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("Sure! Here you go.")]
    [InlineData("")]
    [InlineData("""{"ok":tr""")]
    public async Task ThrowsWithTheContractsMeta_WhenStrict(string content)
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says(content)), options => options.JsonStrict = true);

        var exception = await Assert.ThrowsAsync<JsonParseException>(() => client.CompleteAsync(TestClient.AskJson()));

        Assert.Equal(("json_parse_failed", content, content.Length, "m", "openai_like"), (exception.Meta.Reason, exception.Meta.Sample, exception.Meta.RawLength, exception.Meta.Model, exception.Meta.Provider));
        Assert.Equal((200, "invalid_json"), (exception.Status, exception.ErrorType));
        Assert.StartsWith("invalid_json: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysThatTheAnswerWasCutOff()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("""{"a":""", "length")), options => options.JsonStrict = true);

        var exception = await Assert.ThrowsAsync<JsonParseException>(() => client.CompleteAsync(TestClient.AskJson()));

        Assert.Contains("MaxTokens", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesJsonNull_WhenNotStrict()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("prose")));

        var completion = await client.CompleteAsync(TestClient.AskJson());

        Assert.Equal(("prose", null), (completion.Content, completion.Json));
    }

    [Theory]
    [InlineData("1", null, null, true)]
    [InlineData("true", null, null, true)]
    [InlineData("0", null, null, false)]
    [InlineData("1", false, null, false)]
    [InlineData("1", false, true, true)]
    [InlineData(null, true, false, false)]
    public async Task AsksTheRequest_ThenTheClient_ThenTheEnvironment(string? variable, bool? client, bool? request, bool strict)
    {
        var environment = new SciLlmEnvironment(name => name == "SCILLM_JSON_STRICT" ? variable : null);
        using var subject = TestClient.Create(new StubHandler(StubHandler.Says("prose")), options => options.JsonStrict = client, environment);

        var exception = await Record.ExceptionAsync(() => subject.CompleteAsync(TestClient.AskJson() with { JsonStrict = request }));

        Assert.Equal(strict, exception is JsonParseException);
    }

    [Fact]
    public async Task DoesNotMind_WhenJsonWasNotAskedFor()
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("prose")), options => options.JsonStrict = true);

        Assert.Equal("prose", (await client.CompleteAsync(TestClient.Ask())).Content);
    }

    [Fact]
    public async Task DoesNotMind_WhenTheModelCallsATool()
    {
        const string Body = """{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c","function":{"name":"f","arguments":"{}"}}]}}]}""";
        using var client = TestClient.Create(new StubHandler(StubHandler.Status(200, Body)), options => options.JsonStrict = true);

        Assert.Single((await client.CompleteAsync(TestClient.AskJson())).ToolCalls);
    }

    [Fact]
    public async Task ParsesDeepJson()
    {
        var deep = new string('[', 300) + new string(']', 300);
        using var client = TestClient.Create(new StubHandler(StubHandler.Says(deep)), options => options.JsonStrict = true);

        Assert.NotNull((await client.CompleteAsync(TestClient.AskJson())).Json);
    }
}
