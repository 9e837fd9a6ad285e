using System.Net;
using System.Text;
using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class BrokenAnswerTests
{
    [Fact]
    public async Task IsJsonCutInItsMiddle()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.GarbageJson());

        var response = await client.PostAsync(RawClient.Chat("hi"));

        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal("""{"id":"chatcmpl-0","object":"chat.completion","choices":[{"index":0,"mess""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SaysNothing()
    {
        var answer = await AnswerAsync(Fault.EmptyContent());

        Assert.Equal(("", "stop"), (answer.Content(), answer.FinishReason()));
    }

    [Fact]
    public async Task SaysWhatTheScriptSays()
    {
        var answer = await AnswerAsync(Fault.Content("```json\n{}\n```", "content_filter", reasoning: "hm"));

        Assert.Equal(("```json\n{}\n```", "content_filter"), (answer.Content(), answer.FinishReason()));
        Assert.Equal("hm", answer.Message().GetProperty("reasoning_content").GetString());
    }

    [Fact]
    public async Task HasANullContent() => Assert.Null((await AnswerAsync(Fault.Content(null))).Content());

    [Theory]
    [InlineData("length")]
    [InlineData("stop")]
    public async Task StopsInTheMiddleOfItsJson(string finishReason)
    {
        var answer = await AnswerAsync(Fault.TruncatedContent(finishReason));

        Assert.Equal(("""{"ok" """.Trim(), finishReason), (answer.Content(), answer.FinishReason()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","stream":true""")]
    public async Task IsReset_BeforeItsHeaders(string members)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.ResetBeforeHeaders());

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(RawClient.Chat("hi", members)));

        Assert.Equal("hi", (await client.ChatAsync("hi")).Content());
    }

    [Theory]
    [InlineData("", "{\"id\":\"chatcmpl-1\"")]
    [InlineData(""","stream":true""", "data: {\"id\":\"chatcmpl-1\"")]
    public async Task IsReset_AfterHalfOfItsBody(string members, string start)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.ResetMidBody());

        var response = await client.PostAsync(RawClient.Chat("hi", members));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var received = await ReadUntilItFailsAsync(response);
        Assert.StartsWith(start, received);
        Assert.DoesNotContain("finish_reason\":\"stop", received);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","stream":true""")]
    public async Task EndsTooEarly_WhenItDeclaresTooMuch(string members)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.WrongContentLength(7));

        var response = await client.PostAsync(RawClient.Chat("hi", members));

        var received = await ReadUntilItFailsAsync(response);
        Assert.Equal(response.Content.Headers.ContentLength, received.Length + 7);
        Assert.Contains("stop", received);
    }

    [Fact]
    public async Task IsCut_WhenItDeclaresTooLittle()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.WrongContentLength(-10));

        var cut = await (await client.PostAsync(RawClient.Chat("hi"))).Content.ReadAsStringAsync();

        Assert.EndsWith(""" "completion_tokens":1,"total_t""".Trim(), cut);
    }

    private static async Task<JsonElement> AnswerAsync(Fault fault)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(fault);
        return await client.ChatAsync("""Say {"ok":true}""", ""","response_format":{"type":"json_object"}""");
    }

    private static async Task<string> ReadUntilItFailsAsync(HttpResponseMessage response)
    {
        var received = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received));
        return Encoding.UTF8.GetString(received.ToArray());
    }
}
