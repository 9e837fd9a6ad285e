using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Contract;

/// <summary>Every example of the contract, by the section it stands in, run against <c>scillm serve</c>.</summary>
public sealed class ContractExampleTests(ContractExamples examples) : IClassFixture<ContractExamples>
{
    private const string Proof = "theorem requirement_1 : True := trivial";

    public static TheoryData<string, string[]> Expected => new()
    {
        { "OneModelMultipleRequests", ["""content {"ok":true}""", """content {"n":1}"""] },
        { "BatchWithProgress", ["2/2 ok=2 err=0"] },
        { "MinimalSingleRequest", ["""content {"ok":true}"""] },
        { "PreflightAndDiscovery", ["models test-model", "ok", "not ok SciLlmException"] },
        { "QuickSelfCheck", ["""{"ok":true}""", "a house"] },
        { "SimpleWrappers", ["What is the capital of France?", "Alice", "Alice is 25", "described", "12.5"] },
        { "PavedJson", ["direct True", "routed 1"] },
        { "DirectMode", ["not available: neither lean nor docker is on the PATH; install Lean 4, or set LeanCommand to its path", "OK: Proof found", $"Lean4 code: {Proof}"] },
        { "SimplifiedPath", ["status proved", $"lean_code {Proof}", "explanation"] },
        { "BridgeProvider", ["Certainly: items=1, proved=1, failed=0, unproved=0", "proved"] },
        { "PavedConvenience", ["Proved"] },
        { "AsCompletedProofs", ["ok Nat.add_assoc", "ok Nat.add_comm", "simple ok proved", "simple ok proved"] },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task TheExampleDoesWhatTheContractSays(string example, string[] expected)
    {
        var printed = await examples.RunAsync(example);

        // What completes first is printed first.
        Assert.Equal(expected.Order(), printed.Order());
    }

    [Fact]
    public void EveryExampleIsRun() => Assert.Equal(ContractExamples.Names.Order(), Expected.Select(row => (string)row[0]).Order());
}
