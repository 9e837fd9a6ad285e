using System.Net;
using System.Net.Sockets;
using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Proofs;

/// <summary>A stand-in bridge on this machine, in health and out of it.</summary>
public sealed class BridgeTests
{
    private static readonly ProofItem[] Two = [new("Nat.add_comm") { Id = "REQ-1" }, new("1 = 2") { Id = "REQ-2" }];

    [Fact]
    public async Task Proves()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = TestBridge.Client(server);

        var response = await client.ProveAsync(Two);

        Assert.Equal("Certainly: items=2, proved=2, failed=0, unproved=0", response.Content);
        Assert.All(response.Results, result => Assert.StartsWith("theorem", result.EnsureProved(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExplainsWhatIsNotProved()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(Fault.Proof("unproved", explanation: "One is not two.", requirement: "1 = 2"));
        using var client = TestBridge.Client(server);

        var response = await client.ProveSimpleAsync(Two);

        Assert.Equal([ProofOutcome.Proved, ProofOutcome.Unproved], response.Results.Select(result => result.Outcome));
        Assert.Equal("One is not two.", response.Results[1].Explanation);
    }

    [Fact]
    public async Task ShowsWhatTheCompilerSays()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(Fault.Proof("compile_error", diagnostics: "error: unknown identifier 'Nat.ad_comm'"));
        using var client = TestBridge.Client(server);

        var result = (await client.ProveAsync([new("Nat.ad_comm")])).Results[0];

        Assert.Equal((ProofOutcome.CompileError, "error: unknown identifier 'Nat.ad_comm'"), (result.Outcome, result.Diagnostics));
    }

    [Fact]
    public async Task DoesNotAskAgain_WhenTheProversTimeRanOut()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.When(_ => true, Fault.Status(504, """{"detail":"Lean4 batch exceeded max_seconds"}"""));
        using var client = TestBridge.Client(server);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.ProveAsync(Two));

        Assert.Equal(504, exception.Status);
        Assert.Contains("Lean4 batch exceeded max_seconds. Raise MaxSeconds", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(null, 120)]
    [InlineData(60.0, 120)]
    [InlineData(300.0, 330)]
    public async Task WaitsForTheProver_ButNotForever(double? maxSeconds, double limit)
    {
        var time = new ManualTime();
        var bridge = StubHandler.Silent();
        using var client = TestBridge.Client(bridge, options => options.TimeProvider = time);

        var proving = client.ProveAsync(Two, new ProofOptions { MaxSeconds = maxSeconds });
        await time.PassAsync(limit);
        var exception = await Assert.ThrowsAsync<SciLlmTimeoutException>(() => proving);

        Assert.Equal(TimeoutKind.Attempt, exception.Kind);
        Assert.Contains($"did not answer within {limit} s. Raise RequestTimeout", exception.Message, StringComparison.Ordinal);
        Assert.Single(bridge.Requests);
    }

    [Fact]
    public async Task SaysWhatToCheck_WhenNoBridgeRuns()
    {
        // A port that was free a moment ago: nobody listens there.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = TestBridge.Client(handler: null, options => (options.ApiBase, options.MaxRetries) = ($"http://127.0.0.1:{port}", 0));

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.ProveAsync(Two));

        Assert.Equal("connection_error", exception.ErrorType);
        Assert.Contains($"No connection to 127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("CERTAINLY_BRIDGE_BASE", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Fault> PassingFaults => new()
    {
        { "reset", Fault.ResetBeforeHeaders() },
        { "reset in mid body", Fault.ResetMidBody() },
        { "busy", Fault.Status(503) },
        { "too many", Fault.Status(429, retryAfter: RetryAfter.Seconds(1)) },
        { "html gateway", Fault.Html() },
        { "garbage", Fault.GarbageJson() },
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task ComesThrough_WhenTheFaultPasses(string fault, Fault passing)
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(passing);
        using var client = TestBridge.Client(server);

        var response = await client.ProveAsync(Two);

        Assert.True(response.Meta.Attempts == 2, $"Went through '{fault}' with {response.Meta.Attempts} attempts.");
        Assert.Equal(2, response.Summary.Proved);
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
    }

    [Theory]
    [InlineData(400, """{"detail":"Requirement #0 missing 'requirement_text'"}""", "Requirement #0 missing 'requirement_text'")]
    [InlineData(404, """{"detail":"Not Found"}""", "Check that a Certainly bridge runs at http")]
    [InlineData(413, "", "prove fewer requirements in one call")]
    [InlineData(500, """{"detail":{"message":"Lean4 CLI returned non-zero status","stderr":"x"}}""", "Lean4 CLI returned non-zero status")]
    [InlineData(200, """{"id":"chatcmpl-1","choices":[]}""", "is a Certainly bridge")]
    [InlineData(200, """{"error":{"message":"The prover is broken."}}""", "The prover is broken.")]
    [InlineData(307, "", "redirects to")]
    public async Task SaysWhatIsWrong_WhenTheBridgeRefuses(int status, string body, string message)
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.When(_ => true, Fault.Status(status, body));
        using var client = TestBridge.Client(server, options => options.MaxRetries = 0);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.ProveAsync(Two));

        Assert.Equal(status, exception.Status);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{server.BridgeBaseUrl}/bridge/complete", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThrowsTheCallersCancellation()
    {
        var time = new ManualTime();
        using var source = new CancellationTokenSource();
        using var client = TestBridge.Client(StubHandler.Silent(), options => options.TimeProvider = time);

        var proving = client.ProveAsync(Two, null, source.Token);
        await time.UntilWaitingForAsync(TimeSpan.FromSeconds(120));
        await source.CancelAsync();

        Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => proving)).CancellationToken);
    }
}
