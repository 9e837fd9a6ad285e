using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class ConnectionTests
{
    [Fact]
    public async Task CountsOneConnection_WhenAClientKeepsIt()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        await client.ChatAsync("a");
        await client.ChatAsync("b");

        Assert.Equal((1, 1L), (server.OpenConnections, server.TotalConnections));
        Assert.Single(server.Requests.Select(request => request.ConnectionId).Distinct());
    }

    [Fact]
    public async Task CountsNone_OnceTheClientIsGone()
    {
        await using var server = await LlmTestServer.StartAsync();
        using (var client = new RawClient(server))
        {
            await client.ChatAsync("a");
        }

        await server.AllConnectionsClosedAsync();

        Assert.Equal((0, 1L), (server.OpenConnections, server.TotalConnections));
    }

    [Fact]
    public async Task StopsWaitingForConnectionsToClose_WhenToldTo()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        await client.ChatAsync("a");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.AllConnectionsClosedAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task KnowsTheMostRequestsInFlight()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.When(request => request.Prompt == "wait", Fault.Stall(StallPoint.BeforeHeaders));

        for (var count = 0; count < 50; count++)
        {
            await client.ChatAsync("one at a time");
        }

        Assert.Equal(1, server.PeakRequestsInFlight);

        _ = client.PostAsync(RawClient.Chat("wait"));
        _ = client.PostAsync(RawClient.Chat("wait"));
        await server.Requests.WaitForAsync(52);
        await client.ChatAsync("a third");

        Assert.Equal(3, server.PeakRequestsInFlight);
    }

    [Fact]
    public async Task GivesUpItsPort_WhenDisposed()
    {
        var (server, port) = await StartAtAsync();
        await server.DisposeAsync();

        await using var again = await LlmTestServer.StartAsync(new LlmTestServerOptions { Port = port });

        Assert.Equal($"http://127.0.0.1:{port}/v1", again.BaseUrl);
    }

    [Fact]
    public async Task SaysThatItsPortIsTaken()
    {
        await using var server = await LlmTestServer.StartAsync();

        await Assert.ThrowsAsync<IOException>(() =>
            LlmTestServer.StartAsync(new LlmTestServerOptions { Port = new Uri(server.BaseUrl).Port }));
    }

    [Fact]
    public async Task MayBeDisposedTwice()
    {
        var server = await LlmTestServer.StartAsync();

        await server.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>A server at a port that no other test gets by chance: systems hand out higher ones.</summary>
    private static async Task<(LlmTestServer Server, int Port)> StartAtAsync()
    {
        for (; ; )
        {
            var port = Random.Shared.Next(10_000, 30_000);
            try
            {
                return (await LlmTestServer.StartAsync(new LlmTestServerOptions { Port = port }), port);
            }
            catch (IOException)
            {
                // Somebody else is there.
            }
        }
    }
}
