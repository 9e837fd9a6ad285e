using SciLlm.Analyzers.CodeFixes.Proofs;
using SciLlm.Analyzers.Proofs;

namespace SciLlm.Analyzers.Tests.Proofs;

/// <summary>SCILLM703: which settings of the solver are put on items, and how they move to the call.</summary>
public sealed class SolverSettingOnItemTests
{
    [Theory]
    [InlineData(
        "await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"backend\"|]] = \"coq\" } }]);",
        "await client.ProveAsync([new ProofItem(\"a\")], new ProofOptions { Backend = \"coq\" });")]
    [InlineData(
        "await client.ProveAsync(new[] { new ProofItem { RequirementText = \"a\", AdditionalProperties = new JsonObject { { [|\"max_seconds\"|], 60 } } } });",
        "await client.ProveAsync(new[] { new ProofItem { RequirementText = \"a\" } }, new ProofOptions { MaxSeconds = 60 });")]
    [InlineData(
        "await client.ProveSimpleAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [\"note\"] = 1, [[|\"no_llm\"|]] = true } }], null);",
        "await client.ProveSimpleAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [\"note\"] = 1 } }], new ProofOptions { NoLlm = true });")]
    [InlineData(
        "await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"lean4_flags\"|]] = new JsonArray(\"--best-of\", \"--model\") } }], new());",
        "await client.ProveAsync([new ProofItem(\"a\")], new ProofOptions { Flags = new[] { \"--best-of\", \"--model\" } });")]
    [InlineData(
        "await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"flags\"|]] = new JsonArray { \"--best-of\" } } }], new ProofOptions { TrackId = \"t\" });",
        "await client.ProveAsync([new ProofItem(\"a\")], new ProofOptions { TrackId = \"t\", Flags = new[] { \"--best-of\" } });")]
    public Task MovesToTheOptions(string before, string after) =>
        RuleTest<SolverSettingOnItemAnalyzer, SolverSettingOnItemCodeFix>.Fixes(InMethod(before), InMethod(after), SolverSettingOnItemCodeFix.MoveToOptions);

    [Fact]
    public Task MovesOnce_WhenAllItemsAgree()
    {
        var test = new RuleTest<SolverSettingOnItemAnalyzer, SolverSettingOnItemCodeFix>(
            [
                InMethod("""
                    await foreach (var result in client.StreamProofsAsync(
                            [
                                new("a") { AdditionalProperties = new() { [[|"max_seconds"|]] = 60 } }, // the first
                                new("b") { Id = "B", AdditionalProperties = new() { [[|"max_seconds"|]] = 60 } },
                            ])) Console.WriteLine(result);
                    """),
            ],
            [
                InMethod("""
                    await foreach (var result in client.StreamProofsAsync(
                            [
                                new("a"), // the first
                                new("b") { Id = "B" },
                            ], new ProofOptions { MaxSeconds = 60 })) Console.WriteLine(result);
                    """),
            ])
        {
            NumberOfIncrementalIterations = 1,
        };
        return test.RunAsync();
    }

    [Theory]
    [InlineData("await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"max_seconds\"|]] = 60 } }, new ProofItem(\"b\")]);")]
    [InlineData("await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"max_seconds\"|]] = 60 } }, new ProofItem(\"b\") { AdditionalProperties = new() { [[|\"max_seconds\"|]] = 90 } }]);")]
    [InlineData("await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"max_seconds\"|]] = 60 } }, items[0]]);")]
    [InlineData("await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"max_seconds\"|]] = 60 } }], new ProofOptions { MaxSeconds = 5 });")]
    [InlineData("await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"max_seconds\"|]] = 60 } }], options);")]
    [InlineData("await client.ProveAsync([new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"backend\"|]] = node } }]);")]
    [InlineData("var item = new ProofItem(\"a\") { AdditionalProperties = new() { [[|\"backend\"|]] = \"coq\" } }; await client.ProveAsync([item]);")]
    [InlineData("items[0].AdditionalProperties![[|\"backend\"|]] = \"coq\"; await client.ProveAsync(items);")]
    [InlineData("items[0].AdditionalProperties!.Add([|\"backend\"|], \"coq\"); await client.ProveAsync(items);")]
    public Task OffersNothing_WhenTheItemsDoNotAgreeOrAreMadeElsewhere(string statements) =>
        RuleTest<SolverSettingOnItemAnalyzer, SolverSettingOnItemCodeFix>.OffersNoFix(InMethod(statements));

    [Theory]
    [InlineData("await client.ProveAsync([new ProofItem(\"a\") { Id = \"backend\", Tactics = [\"simp\"], AdditionalProperties = new() { [\"metadata\"] = \"backend\" } }]);")]
    [InlineData("await client.ProveAsync(items, new ProofOptions { Backend = \"coq\", ExtraOptions = new() { [\"flags\"] = \"x\" } });")]
    [InlineData("var body = new JsonObject { [\"backend\"] = \"coq\", [\"max_seconds\"] = 60 }; Console.WriteLine(body);")]
    [InlineData("var request = new CompletionRequest(\"hi\") { ExtraBody = new() { [\"backend\"] = \"x\" } }; Console.WriteLine(request);")]
    public Task IsSilent_WhenItIsNoSettingOnAnItem(string statements) => RuleTest<SolverSettingOnItemAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task IsSilent_WhenTheTypeOnlyHasTheSameName() => RuleTest<SolverSettingOnItemAnalyzer>.IsSilent("""
        class ProofItem { public Dictionary<string, object>? AdditionalProperties { get; set; } }
        class Job { ProofItem Item => new() { AdditionalProperties = new() { ["backend"] = "coq" } }; }
        """);

    [Fact]
    public Task Says_WhereItBelongs() => RuleTest<SolverSettingOnItemAnalyzer>.Says(
        "'lean4_flags' is a setting of the solver and not of a requirement; set ProofOptions.Flags",
        InMethod("items[0].AdditionalProperties![{|#0:\"lean4_flags\"|}] = node;"));

    private static string InMethod(string statements) => $$"""
        using System.Text.Json.Nodes;
        using SciLlm;

        class Job(CertainlyClient client)
        {
            async Task RunAsync(ProofItem[] items, ProofOptions options, JsonNode node)
            {
                Console.WriteLine($"{client} {items} {options} {node}");
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
