using System.Text;
using Microsoft.Extensions.Time.Testing;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class TimingTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task AnswersOnlyAfterItsLatencyAndTheDelayOfTheFault()
    {
        await using var server = await LlmTestServer.StartAsync(new() { Latency = TimeSpan.FromSeconds(2), TimeProvider = _time });
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.None.After(TimeSpan.FromSeconds(3)));

        var answer = client.ChatAsync("hi");
        await server.Requests.WaitForAsync(1);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("hi", (await answer).Content());
    }

    [Theory]
    [InlineData(""","stream":true""")]
    [InlineData("")]
    public async Task SendsEachTokenOnlyAfterAPause(string members)
    {
        await using var server = await LlmTestServer.StartAsync(new() { TimeProvider = _time });
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.None, Fault.SlowTokens(TimeSpan.FromSeconds(1)));
        var whole = await (await client.PostAsync(RawClient.Chat("one two", members))).Content.ReadAsStringAsync();

        using var response = await client.PostAsync(RawClient.Chat("one two", members));
        await using var body = await response.Content.ReadAsStreamAsync();
        var (pieces, received, buffer) = (0, new MemoryStream(), new byte[4096]);
        for (int read; (read = await body.ReadAsync(buffer)) > 0; pieces++)
        {
            received.Write(buffer, 0, read);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(whole.Replace("chatcmpl-1", "chatcmpl-2"), Encoding.UTF8.GetString(received.ToArray()));
        Assert.Equal(members == "" ? (whole.Length + 15) / 16 : 5, pieces);
    }

    [Theory]
    [InlineData(StallPoint.AfterHeaders, "", 0)]
    [InlineData(StallPoint.AfterHeaders, ""","stream":true""", 0)]
    [InlineData(StallPoint.MidBody, "", 1)]
    [InlineData(StallPoint.MidBody, ""","stream":true""", 1)]
    public async Task Stalls_OnceTheHeadersAreThere(StallPoint at, string members, int atLeast)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Stall(at));

        using var response = await client.PostAsync(RawClient.Chat("one two", members));
        await using var body = await response.Content.ReadAsStreamAsync();
        var firstRead = body.ReadAsync(new byte[1]).AsTask();

        if (atLeast == 0)
        {
            Assert.False(firstRead.IsCompleted);
        }
        else
        {
            Assert.Equal(1, await firstRead);
        }

        await server.DisposeAsync();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await firstRead;
            await body.CopyToAsync(Stream.Null);
        });
    }

    [Fact]
    public async Task StallsBeforeTheHeaders_UntilTheClientGivesUp()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        using var giveUp = new CancellationTokenSource();
        server.Script.Enqueue(Fault.Stall(StallPoint.BeforeHeaders));
        using var request = new HttpRequestMessage(HttpMethod.Get, "models");

        var response = client.SendAsync(request, giveUp.Token);
        await server.Requests.WaitForAsync(1);
        Assert.False(response.IsCompleted);
        giveUp.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response);
        await server.AllConnectionsClosedAsync();
    }
}
