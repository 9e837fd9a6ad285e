using System.Text;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class RecordingTests
{
    private const string Body = """{ "model":"test-model",  "messages":[{"role":"user","content":"hi ✓"}] }""";

    [Fact]
    public async Task KeepsTheExactBytes_AndWhatTheyMean()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        await client.PostAsync(Body);

        var request = Assert.Single(server.Requests);
        Assert.Equal((1, "POST", "/v1/chat/completions"), (request.Number, request.Method, request.Path));
        Assert.Equal(Encoding.UTF8.GetBytes(Body), request.Body.ToArray());
        Assert.Equal("test-model", request.Json!.Value.GetProperty("model").GetString());
        Assert.Equal(("test-model", "hi ✓"), (request.Model, request.Prompt));
        Assert.Equal("application/json; charset=utf-8", request.Headers["content-type"]);
    }

    [Fact]
    public async Task KeepsABodyThatIsNotJson()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        await client.PostAsync("not json");

        var request = Assert.Single(server.Requests);
        Assert.Equal("not json", request.Text);
        Assert.Null(request.Json);
        Assert.Null(request.Model);
        Assert.Empty(request.Prompt);
    }

    [Fact]
    public async Task ShowsNoKeyInItsText_ButKeepsItForAssertions()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { ApiKey = "sk-secret" });
        using var client = new RawClient(server, withKey: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "models?limit=2");
        request.Headers.Add("Authorization", "Bearer sk-secret");
        request.Headers.Add("x-api-key", "sk-secret");

        await client.SendAsync(request);

        var recorded = Assert.Single(server.Requests);
        Assert.Equal("Bearer sk-secret", recorded.Headers["Authorization"]);
        Assert.Equal("#1 GET /v1/models?limit=2, 0 bytes, Authorization: Bearer [redacted], x-api-key: [redacted]", recorded.ToString());
    }

    [Fact]
    public async Task ShowsNoKey_WhenItWasSentWithoutAScheme()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server, withKey: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "models");
        request.Headers.TryAddWithoutValidation("Authorization", "sk-secret");

        await client.SendAsync(request);

        Assert.Equal("#1 GET /v1/models, 0 bytes, Authorization: [redacted]", Assert.Single(server.Requests).ToString());
    }

    [Fact]
    public async Task KeepsOnlyTheNewest_WhenBounded()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { RecordLimit = 2 });
        using var client = new RawClient(server);

        foreach (var prompt in new[] { "a", "b", "c" })
        {
            await client.ChatAsync(prompt);
        }

        Assert.Equal(["b", "c"], server.Requests.Select(request => request.Prompt));
        Assert.Equal("c", server.Requests[1].Prompt);
        await server.Requests.WaitForAsync(3);
    }

    [Fact]
    public async Task KeepsNothing_WhenOff()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { RecordLimit = 0 });
        using var client = new RawClient(server);

        Assert.Equal("hi", (await client.ChatAsync("hi")).Content());

        Assert.Empty(server.Requests);
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Requests.WaitForAsync(1));
    }

    [Fact]
    public async Task KeepsNothing_WhenOff_EvenWithARuleThatLooksAtRequests()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { RecordLimit = 0 });
        using var client = new RawClient(server);
        server.Script.When(request => request.Prompt == "hi", Fault.Content("ruled"));

        Assert.Equal("ruled", (await client.ChatAsync("hi")).Content());
        Assert.Empty(server.Requests);
    }
}
