using System.Net;
using System.Net.Sockets;
using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

/// <summary>A real server on this machine, failing in every way it knows.</summary>
public sealed class FaultMatrixTests
{
    public static TheoryData<string, int?> LastingFaults => new()
    {
        { "connection reset", null },
        { "reset in mid body", null },
        { "wrong length", null },
        { "html gateway", 502 },
        { "garbage", 200 },
        { "busy", 503 },
        { "too many", 429 },
        { "redirect", 307 },
        { "bad request", 400 },
    };

    [Theory]
    [MemberData(nameof(LastingFaults))]
    public async Task EndsInATypedError_ThatSaysWhere(string fault, int? status)
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.When(_ => true, Named(fault));
        using var client = Client(server, maxRetries: 1);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(new CompletionRequest("hello")));

        Assert.Equal(status, exception.Status);
        Assert.NotNull(exception.ErrorType);
        Assert.Contains($"{server.BaseUrl}/chat/completions", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.ApiKey, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connection reset")]
    [InlineData("reset in mid body")]
    [InlineData("wrong length")]
    [InlineData("html gateway")]
    [InlineData("garbage")]
    [InlineData("busy")]
    [InlineData("too many")]
    public async Task ComesThrough_WhenTheFaultPasses(string fault)
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(Named(fault));
        using var client = Client(server, maxRetries: 1);

        var completion = await client.CompleteAsync(new CompletionRequest("hello"));

        Assert.Equal(("hello", 2), (completion.Content, completion.Meta.Attempts));
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
    }

    [Fact]
    public async Task NamesTheTargetOfARedirect_AndDoesNotGoThere()
    {
        await using var target = await LlmTestServer.StartAsync();
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(Fault.Redirect($"{target.BaseUrl}/chat/completions"));
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(new CompletionRequest("hello")));

        Assert.Equal("redirect", exception.ErrorType);
        Assert.Contains(new Uri(target.BaseUrl).Authority, exception.Message, StringComparison.Ordinal);
        Assert.Empty(target.Requests);
    }

    [Fact]
    public async Task SaysWhichHostCannotBeReached()
    {
        // A port that was free a moment ago: nobody listens there.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new SciLlmClient(new SciLlmClientOptions { ApiBase = $"http://127.0.0.1:{port}", ApiKey = TestClient.Key, Model = "m", MaxRetries = 0 });

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(new CompletionRequest("hello")));

        Assert.Equal(("connection_error", null), (exception.ErrorType, exception.Status));
        Assert.Contains($"127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(exception.InnerException);
    }

    [Fact]
    public async Task SurvivesABatchInWhichEveryThirdRequestFails()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.When(_ => true, Fault.Status(503, retryAfter: RetryAfter.Milliseconds(1)), every: 3);
        using var client = Client(server);

        var results = await client.CompleteBatchAsync([.. Enumerable.Range(0, 300).Select(n => new CompletionRequest($"{n}"))]);

        Assert.Equal(300, results.Summary.Ok);
        Assert.Equal(Enumerable.Range(0, 300).Select(n => $"{n}"), results.Select(result => result.EnsureOk()));
        Assert.InRange(server.PeakRequestsInFlight, 1, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    public async Task FindsTheServer_WithTheVersionOrWithout(string path)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new SciLlmClient(new SciLlmClientOptions { ApiBase = server.BaseUrl[..^3] + path, ApiKey = server.ApiKey, Model = server.Model });

        await client.CompleteAsync(new CompletionRequest("hello"));

        Assert.Equal("/v1/chat/completions", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task CompletesBlocking()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = Client(server);

        Assert.Equal("hello", client.Complete(new CompletionRequest("hello")).Content);
    }

    private static SciLlmClient Client(LlmTestServer server, int maxRetries = 2) =>
        new(new SciLlmClientOptions { ApiBase = server.BaseUrl, ApiKey = server.ApiKey, Model = server.Model, MaxRetries = maxRetries }, null, TestClient.NoEnvironment, () => 1);

    private static Fault Named(string fault) => fault switch
    {
        "connection reset" => Fault.ResetBeforeHeaders(),
        "reset in mid body" => Fault.ResetMidBody(),
        "wrong length" => Fault.WrongContentLength(),
        "html gateway" => Fault.Html(),
        "garbage" => Fault.GarbageJson(),
        "busy" => Fault.Status(503),
        "too many" => Fault.Status(429, retryAfter: RetryAfter.Milliseconds(1)),
        "redirect" => Fault.Redirect("https://elsewhere.test/v1"),
        "bad request" => Fault.Status(400),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
