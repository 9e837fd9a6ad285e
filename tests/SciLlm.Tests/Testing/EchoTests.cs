using System.Net;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class EchoTests : IAsyncLifetime
{
    private LlmTestServer _server = null!;
    private RawClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await LlmTestServer.StartAsync(new LlmTestServerOptions { Models = ["test-model", "other-model"] });
        _client = new RawClient(_server);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ListsItsModels()
    {
        var body = await (await _client.GetAsync("models")).Content.ReadAsStringAsync();

        Assert.Equal(
            """{"object":"list","data":[{"id":"test-model","object":"model","created":0,"owned_by":"scillm"},{"id":"other-model","object":"model","created":0,"owned_by":"scillm"}]}""",
            body);
    }

    [Fact]
    public async Task SaysWhatTheUserSaidLast()
    {
        var answer = await RawClient.JsonAsync(await _client.PostAsync("""
            {
              "model": "other-model",
              "messages": [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": "First"},
                {"role": "assistant", "content": "First"},
                {"role": "user", "content": [{"type": "text", "text": "Grüße, \"welt\""}]}
              ]
            }
            """));

        Assert.Equal("Grüße, \"welt\"", answer.Content());
        Assert.Equal("stop", answer.FinishReason());
        Assert.Equal("other-model", answer.GetProperty("model").GetString());
        Assert.Equal("chatcmpl-1", answer.GetProperty("id").GetString());
    }

    [Fact]
    public async Task CountsWordsAsTokens()
    {
        var usage = (await _client.ChatAsync("one two  three")).GetProperty("usage");

        Assert.Equal("""{"prompt_tokens":3,"completion_tokens":3,"total_tokens":6}""", usage.GetRawText());
    }

    [Theory]
    [InlineData(""","max_tokens":2""", "one two", "length")]
    [InlineData(""","max_completion_tokens":1""", "one", "length")]
    [InlineData(""","max_tokens":3""", "one two three", "stop")]
    [InlineData(""","stop":" three" """, "one two", "stop")]
    [InlineData(""","stop":["x"," two","three"]""", "one", "stop")]
    public async Task StopsEarly_WhenToldTo(string members, string content, string finishReason)
    {
        var answer = await _client.ChatAsync("one two three", members);

        Assert.Equal((content, finishReason), (answer.Content(), answer.FinishReason()));
    }

    [Fact]
    public async Task MentionsImagesByTheirMediaTypes()
    {
        var answer = await RawClient.JsonAsync(await _client.PostAsync("""
            {
              "model": "test-model",
              "messages": [{"role": "user", "content": [
                {"type": "text", "text": "Compare"},
                {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}},
                {"type": "image_url", "image_url": {"url": "https://example.com/photo.JPG?size=1"}},
                {"type": "image_url", "image_url": {"url": "https://example.com/seed/256/256"}}
              ]}]
            }
            """));

        Assert.Equal("Compare [3 images: image/png, image/jpeg, image/*]", answer.Content());
        Assert.Equal(1 + (3 * 85), answer.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
    }

    [Theory]
    [InlineData("models")]
    [InlineData("models/test-model")]
    public async Task AnswersWithoutV1Too(string path)
    {
        var versioned = await (await _client.GetAsync(path)).Content.ReadAsStringAsync();
        var bare = await (await _client.GetAsync("/" + path)).Content.ReadAsStringAsync();

        Assert.Contains("test-model", bare);
        Assert.Equal(versioned, bare);
    }

    [Fact]
    public async Task AnswersManyAtOnce_EachWithItsOwnEcho()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(index => _client.ChatAsync($"prompt {index}")));

        Assert.Equal(Enumerable.Range(0, 200).Select(index => $"prompt {index}"), answers.Select(answer => answer.Content()));
        Assert.Equal(200, answers.Select(answer => answer.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task FindsNoSuchPath()
    {
        var response = await _client.GetAsync("embeddings");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("unknown_url", (await RawClient.JsonAsync(response)).Error("code"));
    }

    [Fact]
    public async Task NamesTheMethodToUse_WhenAnotherIsUsed()
    {
        var response = await _client.GetAsync("chat/completions");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }
}
