using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Proofs;

public sealed class ProofResultTests
{
    [Theory]
    [InlineData("""{"status":"proved","lean_code":"theorem t : True := trivial"}""", ProofOutcome.Proved)]
    [InlineData("""{"status":"Verified"}""", ProofOutcome.Proved)]
    [InlineData("""{"success":true}""", ProofOutcome.Proved)]
    [InlineData("""{"ok":true,"proved":true}""", ProofOutcome.Proved)]
    [InlineData("""{"status":"unproved","success":false}""", ProofOutcome.Unproved)]
    [InlineData("""{"status":"compile_error"}""", ProofOutcome.CompileError)]
    [InlineData("""{"status":"timeout"}""", ProofOutcome.TimedOut)]
    [InlineData("""{"status":"failed"}""", ProofOutcome.Failed)]
    [InlineData("""{"success":false}""", ProofOutcome.Failed)]
    public async Task ReadsWhatTheBridgeSays(string result, ProofOutcome outcome)
    {
        var read = (await ProveAsync([new("a")], TestBridge.Payload(result))).Results[0];

        Assert.Equal((outcome, outcome == ProofOutcome.Proved), (read.Outcome, read.Ok));
        Assert.Equal(result, read.Raw?.GetRawText());
    }

    [Theory]
    [InlineData("""{"status":"proved","success":false}""")]
    [InlineData("""{"ok":true,"success":false}""")]
    [InlineData("""{"status":"unproved","success":true}""")]
    [InlineData("""{"status":"nearly proved","ok":true}""")]
    [InlineData("""{"status":null,"lean_code":"theorem t : True := trivial","stdout":"proved"}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"proved\"")]
    public async Task CountsNothingAsProved_ThatIsInDoubt(string result) =>
        Assert.False((await ProveAsync([new("a")], TestBridge.Payload(result))).Results[0].Ok);

    [Fact]
    public async Task CountsAndSumsUp()
    {
        var response = await ProveAsync(
            [new("a"), new("b"), new("c"), new("d")],
            TestBridge.Payload("""{"status":"proved"}""", """{"status":"unproved"}""", """{"status":"compile_error"}""", """{"status":"timeout"}"""));

        Assert.Equal(new ProofSummary(Proved: 1, Failed: 2, Unproved: 1), response.Summary);
        Assert.Equal("Certainly: items=4, proved=1, failed=2, unproved=1", response.Content);
        Assert.Equal(4, response.AdditionalProperties["certainly"].GetProperty("results").GetArrayLength());
        Assert.Equal(("certainly", "http://127.0.0.1:8787", 1, null), (response.Meta.Provider, response.Meta.ApiBase, response.Meta.Attempts, response.Meta.AuthStyle));
    }

    [Fact]
    public async Task GivesThePayloadAsContent_WhenJsonIsAskedFor()
    {
        var payload = TestBridge.Payload("""{"status":"proved"}""");

        var response = await ProveAsync([new("a")], payload, new ProofOptions { ResponseFormat = ChatResponseFormat.Json });

        Assert.Equal(payload, response.Content);
    }

    [Fact]
    public async Task NamesTheBackend_WhenItIsAnother() =>
        Assert.StartsWith("Certainly/coq: items=1", (await ProveAsync([new("a")], TestBridge.Payload("""{"status":"proved"}"""), new ProofOptions { Backend = "coq" })).Content, StringComparison.Ordinal);

    [Fact]
    public async Task ReadsTheMemberOfAnOlderBridge() =>
        Assert.True((await ProveAsync([new("a")], """{"proof_results":[{"success":true}]}""")).Results[0].Ok);

    [Property(MaxTest = 50)]
    public async Task FindsEachRequirementsResult_InWhateverOrderTheyCome(int seed, byte count)
    {
        ProofItem[] items = [.. Enumerable.Range(0, count % 9 + 1).Select(n => new ProofItem($"text {n % 2}") { Id = $"REQ-{n}" })];
        string[] results = [.. items.Select((item, index) => $$"""{"id":"{{item.Id}}","status":"{{(index % 2 == 0 ? "proved" : "unproved")}}"}""")];
        new Random(seed).Shuffle(results);

        var response = await ProveAsync(items, TestBridge.Payload(results));

        Assert.All(response.Results, result => Assert.Equal((items[result.Index], result.Index % 2 == 0), (result.Item, result.Ok)));
    }

    [Fact]
    public async Task GivesNoProofToTheWrongRequirement_WhenResultsAreMissing()
    {
        var response = await ProveAsync(
            [new("a"), new("b"), new("c") { Id = "REQ-3" }],
            TestBridge.Payload("""{"item_id":"REQ-3","status":"proved"}""", """{"status":"proved"}"""));

        Assert.Equal([ProofOutcome.Failed, ProofOutcome.Failed, ProofOutcome.Proved], response.Results.Select(result => result.Outcome));
        Assert.Contains("no result for this requirement", response.Results[0].Diagnostics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThrowsWhatIsNotProved_WhenAllHasToBe()
    {
        var bridge = new StubHandler(StubHandler.Status(200, TestBridge.Payload("""{"status":"proved"}""", """{"status":"unproved","explanation":"It is false."}""")));
        using var client = TestBridge.Client(bridge);

        var exception = await Assert.ThrowsAsync<ProofException>(() => client.ProveAsync([new("a"), new("b")], new ProofOptions { RequireProved = true }));

        Assert.StartsWith("Not proved: #1 Unproved: It is false. ('b').", exception.Message, StringComparison.Ordinal);
        Assert.Equal(("not_proved", 1, 2), (exception.ErrorType, Assert.Single(exception.Unproved).Index, exception.Response!.Results.Count));
        Assert.Same(exception.Response.Results[1], Assert.Throws<ProofException>(() => exception.Response.Results[1].EnsureProved()).Unproved[0]);
    }

    [Fact]
    public async Task ReturnsTheProof_WhenItHasToBeThere()
    {
        var response = await ProveAsync([new("a")], TestBridge.Payload("""{"status":"proved","lean_code":"theorem t : True := trivial"}"""), new ProofOptions { RequireProved = true });

        Assert.Same(response, response.EnsureProved());
        Assert.Equal("theorem t : True := trivial", response.Results[0].EnsureProved());
    }

    private static async Task<ProofResponse> ProveAsync(IReadOnlyList<ProofItem> items, string payload, ProofOptions? options = null)
    {
        using var client = TestBridge.Client(new StubHandler(StubHandler.Status(200, payload)));
        return await client.ProveAsync(items, options);
    }
}
