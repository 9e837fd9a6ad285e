using Microsoft.Extensions.Time.Testing;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class StreamingTests
{
    private static readonly FakeTimeProvider Year2000 = new(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task SendsARole_ADeltaForEachToken_AFinishReason_AndDone()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { TimeProvider = Year2000 });
        using var client = new RawClient(server);

        var response = await client.PostAsync(RawClient.Chat("one two", ""","stream":true"""));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":946684800,"model":"test-model","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":946684800,"model":"test-model","choices":[{"index":0,"delta":{"content":"one"},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":946684800,"model":"test-model","choices":[{"index":0,"delta":{"content":" two"},"finish_reason":null}]}

            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":946684800,"model":"test-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]


            """, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task BringsTheUsageInAnEventOfItsOwn_WhenAskedFor()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { TimeProvider = Year2000 });
        using var client = new RawClient(server);

        var response = await client.PostAsync(RawClient.Chat("one", ""","stream":true,"stream_options":{"include_usage":true}"""));

        var events = Events(await response.Content.ReadAsStringAsync());
        Assert.All(events[..^2], data => Assert.EndsWith(""","usage":null}""", data));
        Assert.EndsWith(""" "choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""".Trim(), events[^2]);
        Assert.Equal("[DONE]", events[^1]);
    }

    [Fact]
    public async Task NamesAToolFirst_AndThenStreamsItsArguments()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var response = await client.PostAsync(RawClient.Chat("""add {"a": 1} """, """
            ,"stream":true,"tools":[{"type":"function","function":{"name":"add"}}]
            """));

        var deltas = Events(await response.Content.ReadAsStringAsync())[..^1].Select(data => data[(data.IndexOf("\"delta\":") + 8)..]);
        Assert.Equal(
            [
                """{"role":"assistant","content":null},"finish_reason":null}]}""",
                """{"tool_calls":[{"index":0,"id":"call_1_0","type":"function","function":{"name":"add","arguments":""}}]},"finish_reason":null}]}""",
                """{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\":"}}]},"finish_reason":null}]}""",
                """{"tool_calls":[{"index":0,"function":{"arguments":" 1}"}}]},"finish_reason":null}]}""",
                """{},"finish_reason":"tool_calls"}]}""",
            ],
            deltas);
    }

    [Fact]
    public async Task BringsReasoningBeforeContent()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Content("42", reasoning: "think hard"));

        var body = await (await client.PostAsync(RawClient.Chat("hi", ""","stream":true"""))).Content.ReadAsStringAsync();

        Assert.Contains("""{"reasoning_content":"think"}""", body);
        Assert.True(body.IndexOf("""{"reasoning_content":" hard"}""") < body.IndexOf("""{"content":"42"}"""));
    }

    [Fact]
    public async Task EndsWithAnErrorEvent_WhenTheStreamFails()
    {
        Assert.Equal(
            """{"error":{"message":"overloaded","type":"server_error","param":null,"code":null}}""",
            (await EventsAsync(Fault.StreamError("overloaded")))[^1]);
    }

    [Fact]
    public async Task EndsWithTheFinishReason_WithoutDone()
    {
        var events = await EventsAsync(Fault.StreamWithoutDone());

        Assert.EndsWith(""" "finish_reason":"stop"}]}""".Trim(), events[^1]);
        Assert.Equal(4, events.Length);
    }

    [Fact]
    public async Task EndsWithoutAFinishReason_WhenCutShort()
    {
        var events = await EventsAsync(Fault.StreamCutShort());

        Assert.Equal(2, events.Length);
        Assert.EndsWith(""" {"content":"one"},"finish_reason":null}]}""".Trim(), events[^1]);
    }

    [Fact]
    public async Task SaysTheSame_WhenItIsOnlyWrittenInAnotherWay()
    {
        var plain = await BodyAsync(Fault.None);

        Assert.Equal(plain.ReplaceLineEndings("\r\n"), await BodyAsync(Fault.StreamWithCrLf()));
        Assert.Equal(plain, (await BodyAsync(Fault.StreamWithComments())).Replace(": keep-alive\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n", "", StringComparison.Ordinal));
        Assert.Equal(plain, await BodyAsync(Fault.InPieces(3)));
        Assert.Equal(plain, (await BodyAsync(Fault.StreamGiantEvent(5000))).Replace($$$"""data: {"choices":[{"index":0,"delta":{"content":"{{{new string('x', 5000)}}}"}}]}""" + "\n\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IsOneError_WhenTheRequestIsBad()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.StreamCutShort());

        var response = await client.PostAsync("""{"model":"no-model","stream":true,"messages":[{"role":"user","content":"hi"}]}""");

        Assert.Equal("model_not_found", (await RawClient.JsonAsync(response)).Error("code"));
    }

    private static async Task<string[]> EventsAsync(Fault fault) => Events(await BodyAsync(fault));

    private static async Task<string> BodyAsync(Fault fault)
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { TimeProvider = Year2000 });
        using var client = new RawClient(server);
        server.Script.Enqueue(fault);
        var response = await client.PostAsync(RawClient.Chat("one two", ""","stream":true"""));
        return await response.Content.ReadAsStringAsync();
    }

    private static string[] Events(string body) =>
        [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(data => data["data: ".Length..])];
}
