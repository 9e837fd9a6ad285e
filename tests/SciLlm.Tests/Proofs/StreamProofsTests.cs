using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Proofs;

public sealed class StreamProofsTests
{
    private static readonly ProofItem[] Three = [new("a"), new("b"), new("c")];

    [Fact]
    public async Task ProvesEachInACallOfItsOwn()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.When(request => request.Text.Contains("\"b\"", StringComparison.Ordinal), Fault.Proof("unproved", explanation: "No."));
        using var client = TestBridge.Client(server);

        var results = await ByIndexAsync(client.StreamSimpleProofsAsync(Three, new ProofOptions { TrackId = "t" }));

        Assert.Equal([ProofOutcome.Proved, ProofOutcome.Unproved, ProofOutcome.Proved], results.Select(result => result.Outcome));
        Assert.Equal(("b", "No.", 1), (results[1].Item.RequirementText, results[1].Explanation, results[1].Response!.AdditionalProperties["certainly"].GetProperty("results").GetArrayLength()));
        Assert.All(server.Requests, request => Assert.Contains("\"simple\":true", request.Text, StringComparison.Ordinal));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task GivesAResultForEachRequirement_WhateverFails()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.When(request => request.Text.Contains("\"a\"", StringComparison.Ordinal), Fault.Status(400, """{"detail":"No."}"""));
        server.Script.When(request => request.Text.Contains("\"b\"", StringComparison.Ordinal), Fault.Status(504));
        using var client = TestBridge.Client(server);

        var results = await ByIndexAsync(client.StreamProofsAsync(Three));

        Assert.Equal([ProofOutcome.Failed, ProofOutcome.TimedOut, ProofOutcome.Proved], results.Select(result => result.Outcome));
        Assert.Equal([400, 504, null], results.Select(result => result.Error?.Status));
        Assert.Equal(400, Assert.Throws<SciLlmException>(() => results[0].EnsureProved()).Status);
    }

    [Fact]
    public async Task NeverHasMoreUnderWayThanAllowed()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = TestBridge.Client(server);

        var results = await ByIndexAsync(client.StreamProofsAsync(Enumerable.Range(0, 30).Select(n => new ProofItem($"{n}")), new ProofOptions { Concurrency = 3 }));

        Assert.Equal(30, results.Count(result => result.Ok));
        Assert.InRange(server.PeakRequestsInFlight, 1, 3);
    }

    [Fact]
    public async Task MakesAFailedResult_OfWhatALazySequenceCannotSend()
    {
        var bridge = new StubHandler(StubHandler.Status(200, TestBridge.Payload("""{"status":"proved"}""")));
        using var client = TestBridge.Client(bridge);

        var results = await ByIndexAsync(client.StreamProofsAsync(Lazy()));

        Assert.Equal([true, false], results.Select(result => result.Ok));
        Assert.IsType<SciLlmConfigurationException>(results[1].Error);
        Assert.Single(bridge.Requests);

        static IEnumerable<ProofItem> Lazy()
        {
            yield return new("a");
            yield return new("");
        }
    }

    [Fact]
    public async Task PassesAHandlersFaultOn_WithoutTheKey()
    {
        var bridge = new StubHandler(request => throw new InvalidOperationException($"{request.Authorization} again"));
        using var client = TestBridge.Client(bridge, options => options.ApiKey = TestClient.Key);

        var result = Assert.Single(await ByIndexAsync(client.StreamProofsAsync([new("a")])));

        Assert.Equal("unexpected", result.Error!.ErrorType);
        Assert.DoesNotContain(TestClient.Key, result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesNothingUnderWay_WhenTheLoopIsLeft()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.When(request => !request.Text.Contains("\"a\"", StringComparison.Ordinal), Fault.Stall(StallPoint.BeforeHeaders));
        var client = TestBridge.Client(server);

        await foreach (var _ in client.StreamProofsAsync(Three)) break;
        client.Dispose();

        using var failsafe = new CancellationTokenSource(Guard.Time);
        await server.AllConnectionsClosedAsync(failsafe.Token);
    }

    [Fact]
    public async Task ThrowsTheCallersCancellation()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        using var client = TestBridge.Client(StubHandler.Silent());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ByIndexAsync(client.StreamProofsAsync(Three, null, source.Token)));
    }

    private static async Task<List<ProofResult>> ByIndexAsync(IAsyncEnumerable<ProofResult> stream)
    {
        var results = new List<ProofResult>();
        await foreach (var result in stream) results.Add(result);
        return [.. results.OrderBy(result => result.Index)];
    }
}
