using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;
using static SciLlm.Tests.Support.EventStreams;

namespace SciLlm.Tests.Completions.Streams;

public sealed class StreamReadingTests
{
    [Fact]
    public async Task HandsOutThePieces_TheFinishReason_AndTheUsage()
    {
        var updates = await ReadAsync(
            Delta("""{"role":"assistant","content":""}"""),
            Text("one"),
            Text(" two"),
            Finish(),
            """data: {"id":"c-1","model":"m-2024","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""" + "\n\n",
            Done);

        Assert.Equal(["one", " two", "", ""], updates.Select(update => update.Content));
        Assert.Equal([null, null, ChatFinishReason.Stop, null], updates.Select(update => update.FinishReason));
        Assert.Equal([null, null, null, 5L], updates.Select(update => update.Usage?.TotalTokenCount));
        Assert.All(updates, update => Assert.Equal(("c-1", "m-2024", 0), (update.Id, update.Model, update.Choice)));
        Assert.All(updates, update => Assert.Equal(("m", AuthStyle.Bearer, 1), (update.Meta.Model, update.Meta.AuthStyle, update.Meta.Attempts)));
    }

    [Fact]
    public async Task SendsTheSameRequest_ButForTheStream()
    {
        var handler = new StubHandler(Streaming(Text("hi"), Finish(), Done));
        using var client = TestClient.Create(handler);

        await client.StreamAsync(TestClient.Ask() with { MaxTokens = 5 }).ReadAsync();

        Assert.Equal(
            """{"model":"m","messages":[{"role":"user","content":"hi"}],"max_tokens":5,"stream":true,"stream_options":{"include_usage":true}}""",
            Assert.Single(handler.Requests).Body);
    }

    [Fact]
    public async Task LeavesStreamOptionsToTheCaller_WhoSetsThem()
    {
        var handler = new StubHandler(Streaming(Text("hi"), Finish(), Done));
        using var client = TestClient.Create(handler);

        await client.StreamAsync(TestClient.Ask() with { ExtraBody = new() { ["stream_options"] = null } }).ReadAsync();

        Assert.EndsWith(""" "stream":true,"stream_options":null}""".Trim(), handler.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsReasoningAndRefusalOutOfTheContent()
    {
        var updates = await ReadAsync(
            Delta("""{"reasoning_content":"hm"}"""), Delta("""{"reasoning":" m"}"""), Text("42"), Delta("""{"refusal":"No."}"""), Finish(), Done);

        Assert.Equal("42", updates.Text());
        Assert.Equal(["hm", " m", null, null, null], updates.Select(update => update.ReasoningContent));
        Assert.Equal("No.", updates[3].Refusal);
    }

    [Fact]
    public async Task PutsToolCallsTogether_AndHandsThemOutWhenTheChoiceEnds()
    {
        var updates = await ReadAsync(
            Delta("""{"role":"assistant","content":null}"""),
            Delta("""{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"weather","arguments":""}}]}"""),
            Delta("""{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":"}}]}"""),
            Delta("""{"tool_calls":[{"index":1,"id":"c2","function":{"name":"time","arguments":"{}"}},{"index":0,"function":{"arguments":"\"Rome\"}"}}]}"""),
            Finish("tool_calls"),
            Done);

        var update = Assert.Single(updates);
        Assert.Equal(ChatFinishReason.ToolCalls, update.FinishReason);
        Assert.Equal([("c1", "weather"), ("c2", "time")], update.ToolCalls.Select(call => (call.CallId, call.Name)));
        Assert.Equal("Rome", ((JsonElement)update.ToolCalls[0].Arguments!["city"]!).GetString());
        Assert.Equal("""{"city":"Rome"}""", update.ToolCalls[0].RawRepresentation);
    }

    [Theory]
    [InlineData("""{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}}]}""", """{"tool_calls":[{"id":"b","function":{"name":"g","arguments":"{}"}}]}""", "a:f:{} b:g:{}")]
    [InlineData("""{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}""", """{"tool_calls":[{"index":0,"id":"b","function":{"name":"g","arguments":"{}"}}]}""", "a:f:{} b:g:{}")]
    [InlineData("""{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]}""", """{"tool_calls":[{"index":0,"id":"x","function":{"arguments":"}"}}]}""", "a:f:{}")]
    [InlineData("""{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]}""", """{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"}"}}]}""", "a:f:{}")]
    [InlineData("""{"tool_calls":[{"function":{"name":"f","arguments":{"n":1}}}]}""", """{"tool_calls":null}""", """call_0:f:{"n":1}""")]
    public async Task PutsToolCallsTogether_HoweverServersNumberThem(string first, string second, string expected)
    {
        var updates = await ReadAsync(Delta(first), Delta(second), Done);

        Assert.Equal(expected, string.Join(' ', Assert.Single(updates).ToolCalls.Select(call => $"{call.CallId}:{call.Name}:{call.RawRepresentation}")));
    }

    [Fact]
    public async Task TellsSeveralChoicesApart()
    {
        var updates = await ReadAsync(
            Delta("""{"content":"b"}""", index: 1),
            """data: {"choices":[{"index":0,"delta":{"content":"a"}},{"index":1,"delta":{"content":"b"}}]}""" + "\n\n",
            Delta("{}", "length", index: 1),
            Finish(),
            Done);

        Assert.Equal(("a", "bb"), (updates.Text(0), updates.Text(1)));
        Assert.Equal([(1, "length"), (0, "stop")], updates.Where(update => update.FinishReason is not null).Select(update => (update.Choice, update.FinishReason!.Value.Value)));
    }

    [Theory]
    [InlineData("llama.cpp", """data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"model":"x"}|data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"hi"}}],"timings":{"prompt_n":1}}|data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"usage":{"completion_tokens":1,"prompt_tokens":1,"total_tokens":2},"timings":{}}|data: [DONE]""")]
    [InlineData("filter results first", """data: {"choices":[],"prompt_filter_results":[]}|data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}|data: [DONE]""")]
    [InlineData("comments", """: keep-alive|data: {"choices":[{"delta":{"content":"hi"}}]}|: keep-alive|data: {"choices":[{"delta":{},"finish_reason":"stop"}]}|data: [DONE]""")]
    [InlineData("unknown events", """event: ping|data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}|event: bill\ndata: 0.2 cents|data: [DONE]""")]
    [InlineData("no blank after the colon", """data:{"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}|data:[DONE]""")]
    [InlineData("no DONE", """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""")]
    [InlineData("DONE without finish reason", """data: {"choices":[{"delta":{"content":"hi"}}]}|data: [DONE]""")]
    [InlineData("old completions", """data: {"choices":[{"text":"hi","finish_reason":"stop"}]}|data: [DONE]""")]
    [InlineData("an error that is null", """data: {"error":null,"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}|data: [DONE]""")]
    [InlineData("something after DONE", """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}|data: [DONE]|data: {"cost":1}""")]
    public async Task ReadsWhatServersSendToo(string dialect, string events)
    {
        Assert.NotEmpty(dialect);
        foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            foreach (var end in new[] { lineEnd + lineEnd, lineEnd, "" })
            {
                var body = events.Replace("|", lineEnd + lineEnd, StringComparison.Ordinal).Replace("\\n", lineEnd, StringComparison.Ordinal) + end;

                Assert.Equal("hi", (await ReadAsync(body)).Text());
            }
        }
    }

    [Theory]
    [InlineData("""{"choices":[{"index":0,"message":{"content":"hi"},"finish_reason":"stop"}],"usage":{"total_tokens":5}}""", "application/json")]
    [InlineData("""{"choices":[{"index":0,"message":{"content":"hi"},"finish_reason":"stop"}],"usage":{"total_tokens":5}}""", null)]
    public async Task HandsOutOnePiece_WhenTheServerDoesNotStream(string body, string? contentType)
    {
        using var client = TestClient.Create(new StubHandler(_ =>
        {
            var response = new HttpResponseMessage { Content = new StringContent(body) };
            response.Content.Headers.ContentType = contentType is null ? null : new(contentType);
            return response;
        }));

        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Null(failure);
        var update = Assert.Single(updates);
        Assert.Equal(("hi", ChatFinishReason.Stop, 5L), (update.Content, update.FinishReason, update.Usage!.TotalTokenCount));
    }

    [Fact]
    public void ChecksTheRequest_BeforeItIsEnumerated()
    {
        using var client = TestClient.Create(new StubHandler(Streaming(Done)), options => options.Model = null);

        Assert.Throws<SciLlmConfigurationException>(() => { client.StreamAsync(TestClient.Ask()); });
    }

    [Fact]
    public async Task SendsTheRequestAnew_WhenItIsEnumeratedAgain()
    {
        var handler = new StubHandler(Streaming(Text("hi"), Finish(), Done));
        using var client = TestClient.Create(handler);
        var stream = client.StreamAsync(TestClient.Ask());

        Assert.Equal("hi", (await stream.ReadAsync()).Updates.Text());
        Assert.Equal("hi", (await stream.ReadAsync()).Updates.Text());
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData("""{"ok":true}""", true)]
    [InlineData("Sure!", false)]
    [InlineData("", false)]
    public async Task LooksAtTheWholeContent_WhenStrict(string content, bool isJson)
    {
        using var client = TestClient.Create(new StubHandler(Streaming(Text(content), Finish(), Done)), options => options.JsonStrict = true);

        var (updates, failure) = await client.StreamAsync(TestClient.AskJson()).ReadAsync();

        Assert.Equal(content, updates.Text());
        Assert.Equal(isJson ? null : "json_parse_failed", (failure as JsonParseException)?.Meta.Reason);
    }

    private static async Task<List<CompletionUpdate>> ReadAsync(params string[] events)
    {
        using var client = TestClient.Create(new StubHandler(Streaming(events)), options => options.MaxRetries = 0);
        var (updates, failure) = await client.StreamAsync(TestClient.Ask()).ReadAsync();
        Assert.Null(failure);
        return updates;
    }
}
