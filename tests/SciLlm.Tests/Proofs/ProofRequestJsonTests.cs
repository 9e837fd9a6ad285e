using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Proofs;

public sealed class ProofRequestJsonTests
{
    private static readonly ProofItem[] Zero = [new("0 + n = n")];

    private readonly StubHandler _bridge = new(StubHandler.Status(200, TestBridge.Payload("""{"status":"proved"}""")));

    [Fact]
    public Task SendsNothingThatWasNotSet() => AssertSentAsync(
        client => client.ProveAsync(Zero),
        """{"messages":[{"role":"system","content":"Certainly/Lean4"}],"lean4_requirements":[{"requirement_text":"0 + n = n"}],"backend":"lean4"}""");

    [Fact]
    public Task SendsEverySetting() => AssertSentAsync(
        client => client.ProveAsync(
            [
                new("a") { Id = "REQ-1", Strategies = ["direct"], Tactics = ["simp", "omega"], AdditionalProperties = new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["section"] = "S1" } } },
                new() { Text = "b" },
            ],
            new ProofOptions
            {
                Backend = "coq",
                Flags = ["--best-of"],
                Strategies = ["direct", "structured"],
                Tactics = ["ring"],
                MaxSeconds = 120,
                SessionId = "stage-08",
                TrackId = "run-001",
                NoLlm = true,
                ExtraOptions = new() { ["seed"] = 7, ["track_id"] = "mine" },
                Messages = [new(ChatRole.System, "Be strict."), new(ChatRole.User, "Go.")],
                ResponseFormat = ChatResponseFormat.Json,
                RequestTimeout = TimeSpan.FromSeconds(5),
            }),
        """
        {"messages":[{"role":"system","content":"Be strict."},{"role":"user","content":"Go."}],
        "lean4_requirements":[{"requirement_text":"a","id":"REQ-1","strategies":["direct"],"tactics":["simp","omega"],"metadata":{"section":"S1"}},
        {"requirement_text":"b"}],
        "backend":"coq","lean4_flags":["--best-of","--strategies","direct,structured","--tactics","ring"],"max_seconds":120,
        "options":{"no_llm":true,"session_id":"stage-08","track_id":"mine","seed":7}}
        """);

    [Fact]
    public Task AsksForOneGenerationAndOneCompilation_InSimpleMode() => AssertSentAsync(
        client => client.ProveSimpleAsync(Zero, new ProofOptions { TrackId = "t" }),
        """
        {"messages":[{"role":"system","content":"Certainly/Lean4"}],"lean4_requirements":[{"requirement_text":"0 + n = n"}],"backend":"lean4",
        "options":{"simple":true,"max_refinements":0,"explain_failures":true,"track_id":"t"}}
        """);

    [Fact]
    public Task AsksForNoExplanation_WhenNoneIsWanted() => AssertSentAsync(
        client => client.ProveSimpleAsync(Zero, new ProofOptions { ExplainFailures = false }),
        """
        {"messages":[{"role":"system","content":"Certainly/Lean4"}],"lean4_requirements":[{"requirement_text":"0 + n = n"}],"backend":"lean4",
        "options":{"simple":true,"max_refinements":0,"explain_failures":false}}
        """);

    [Fact]
    public Task SendsTextWithoutEscapingWhatJsonCanHold() => AssertSentAsync(
        client => client.ProveAsync([new("∀ n : ℕ, n < n + 1 → \"ok\"")]),
        """
        {"messages":[{"role":"system","content":"Certainly/Lean4"}],"lean4_requirements":[{"requirement_text":"∀ n : ℕ, n < n + 1 → \"ok\""}],"backend":"lean4"}
        """);

    public static TheoryData<ProofItem, ProofOptions, string> Unsendable => new()
    {
        { new(" "), new(), "requirement 0: there is no requirement; set RequirementText" },
        { new("a") { AdditionalProperties = new() { ["text"] = "b" } }, new(), "requirement 0: AdditionalProperties holds 'text'" },
        { new("a"), new() { Backend = "" }, "Backend is blank" },
        { new("a"), new() { MaxSeconds = 0 }, "MaxSeconds is 0; set a positive number" },
        { new("a"), new() { MaxSeconds = double.NaN }, "MaxSeconds is NaN" },
        { new("a"), new() { RequestTimeout = TimeSpan.Zero }, "RequestTimeout is 00:00:00" },
        { new("a"), new() { Concurrency = 0 }, "Concurrency is 0" },
        { new("a"), new() { Flags = ["--tactics", "simp"], Tactics = ["ring"] }, "Flags holds '--tactics'" },
        { new("a"), new() { ApiBase = "ftp://bridge" }, "is not an http or https address; write it like http://127.0.0.1:8787" },
    };

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task SaysWhatToSet_AndSendsNothing(ProofItem item, ProofOptions options, string message)
    {
        using var client = TestBridge.Client(_bridge);

        var proving = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.ProveAsync([item], options));
        var streaming = Assert.Throws<SciLlmConfigurationException>(() => client.StreamProofsAsync([item], options));

        Assert.Contains(message, proving.Message, StringComparison.Ordinal);
        Assert.Contains(message, streaming.Message, StringComparison.Ordinal);
        Assert.Empty(_bridge.Requests);
    }

    [Fact]
    public async Task RefusesToProveNothing()
    {
        using var client = TestBridge.Client(_bridge);

        await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.ProveAsync([]));

        Assert.Empty(_bridge.Requests);
    }

    private async Task AssertSentAsync(Func<CertainlyClient, Task<ProofResponse>> prove, string json)
    {
        using var client = TestBridge.Client(_bridge);

        await prove(client);

        var sent = Assert.Single(_bridge.Requests);
        Assert.Equal((HttpMethod.Post, "http://127.0.0.1:8787/bridge/complete", "application/json"), (sent.Method, sent.Address, sent.Headers["Content-Type"]));
        Assert.Equal(json.ReplaceLineEndings(""), sent.Body);
    }
}
