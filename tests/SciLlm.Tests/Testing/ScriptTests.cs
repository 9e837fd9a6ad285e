using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class ScriptTests
{
    [Fact]
    public async Task PlaysTheQueueInTheOrderOfRequests_ThenAnswersAsUsual()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Status(429), Fault.None, Fault.Status(500));

        var statuses = await StatusesAsync(client, "a", "a", "a", "a");

        Assert.Equal([429, 200, 500, 200], statuses);
        Assert.Equal(0, server.Script.Pending);
    }

    [Fact]
    public async Task GivesTheQueueToAnyPath()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Status(500));

        Assert.Equal(500, (int)(await client.GetAsync("models")).StatusCode);
    }

    [Fact]
    public async Task GivesAFaultOnlyToRequestsThatMatch()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.When(request => request.Prompt.Contains("poison"), Fault.Status(500));

        var statuses = await StatusesAsync(client, "a", "poison 1", "b", "poison 2");

        Assert.Equal([200, 500, 200, 500], statuses);
    }

    [Fact]
    public async Task GivesAFaultToTheFirstMatches()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.When(request => request.Prompt == "b", Fault.Status(500), times: 2);

        var statuses = await StatusesAsync(client, "a", "b", "b", "b");

        Assert.Equal([200, 500, 500, 200], statuses);
    }

    [Fact]
    public async Task GivesAFaultToEveryKthMatch_SoManyTimes()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.When(_ => true, Fault.Status(500), times: 2, every: 2);

        var statuses = await StatusesAsync(client, "a", "a", "a", "a", "a", "a");

        Assert.Equal([200, 500, 200, 500, 200, 200], statuses);
    }

    [Fact]
    public async Task LetsTheFirstRuleThatFiresDecide_AndTheQueueWait()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Status(501));
        server.Script.When(_ => true, Fault.Status(502), times: 1);
        server.Script.When(_ => true, Fault.Status(503), times: 1);

        var statuses = await StatusesAsync(client, "a", "a", "a", "a");

        Assert.Equal([502, 503, 501, 200], statuses);
    }

    [Fact]
    public async Task CountsExactly_WhenRequestsComeAtOnce()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.When(_ => true, Fault.Status(500), every: 10);

        var responses = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => client.PostAsync(RawClient.Chat("a"))));

        Assert.Equal(20, responses.Count(response => (int)response.StatusCode == 500));
    }

    [Fact]
    public async Task AnswersWithTheReason_WhenAConditionThrows()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.When(request => request.Json!.Value.GetProperty("nope").GetBoolean(), Fault.Status(503));

        var response = await client.PostAsync(RawClient.Chat("a"));

        Assert.Equal(500, (int)response.StatusCode);
        Assert.StartsWith("The condition of a rule in the server's script threw KeyNotFoundException", (await RawClient.JsonAsync(response)).Error("message"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task RefusesARuleThatCouldNeverFire(int times, int every)
    {
        await using var server = await LlmTestServer.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => server.Script.When(_ => true, Fault.None, times, every));
    }

    private static async Task<int[]> StatusesAsync(RawClient client, params string[] prompts)
    {
        var statuses = new List<int>();
        foreach (var prompt in prompts)
        {
            using var response = await client.PostAsync(RawClient.Chat(prompt));
            statuses.Add((int)response.StatusCode);
        }

        return [.. statuses];
    }
}
