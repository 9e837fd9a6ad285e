using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

public sealed class RealServerTests
{
    [Fact(Timeout = Guard.Milliseconds)]
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

    [Fact(Timeout = Guard.Milliseconds)]
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

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task LeavesNoConnection_WhenABatchOf100_000IsLeftAfterTenResults()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { RecordLimit = 0 });
        var pulled = 0;
        IEnumerable<CompletionRequest> Requests()
        {
            for (; pulled < 100_000; pulled++) yield return new CompletionRequest($"{pulled}");
        }

        using (var client = Client(server))
        {
            var taken = 0;
            await foreach (var result in client.StreamBatchAsync(Requests()))
            {
                Assert.Equal($"{result.Index}", result.EnsureOk());
                if (++taken == 10) break;
            }
        }

        using var guard = new CancellationTokenSource(Guard.Time);
        await server.AllConnectionsClosedAsync(guard.Token);
        Assert.InRange(pulled, 10, 10 + (3 * 6));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ClosesTheConnectionAtOnce_WhenAStreamIsLeft()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(Fault.Stall(StallPoint.MidBody));
        using var client = Client(server);

        await foreach (var update in client.StreamAsync(new CompletionRequest("one two three"))) break;

        // The client is still there: it is the connection of the stream that was closed.
        using var guard = new CancellationTokenSource(Guard.Time);
        await server.AllConnectionsClosedAsync(guard.Token);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task KeepsTheConnection_WhenAStreamIsReadToItsEnd()
    {
        await using var server = await LlmTestServer.StartAsync();

        // On a clock that stands still the client is patient with the end of a body, however slow this machine is.
        using var client = Client(server, new ManualTime());

        for (var call = 0; call < 5; call++) Assert.Equal("one two three", (await client.StreamAsync(new CompletionRequest("one two three")).ReadAsync()).Updates.Text());

        Assert.Equal(1, server.TotalConnections);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task FindsTheWayToSendTheKey_ForAStreamToo()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { Auth = AuthMode.ApiKey });
        using var client = Client(server);

        var (updates, failure) = await client.StreamAsync(new CompletionRequest("hello")).ReadAsync();

        Assert.Null(failure);
        Assert.Equal(("hello", AuthStyle.XApiKey, 2), (updates.Text(), updates[0].Meta.AuthStyle, updates[0].Meta.Attempts));
    }

    [Theory(Timeout = Guard.Milliseconds)]
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

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task CompletesBlocking()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = Client(server);

        await Task.Run(() => Assert.Equal("hello", client.Complete(new CompletionRequest("hello")).Content));
    }

    private static SciLlmClient Client(LlmTestServer server, TimeProvider? time = null) => new(
        new SciLlmClientOptions { ApiBase = server.BaseUrl, ApiKey = server.ApiKey, Model = server.Model, TimeProvider = time ?? TimeProvider.System }, null, TestClient.NoEnvironment, () => 1);
}
