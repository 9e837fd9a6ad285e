using SciLlm.Analyzers.Batches;
using SciLlm.Analyzers.CodeFixes.Batches;

namespace SciLlm.Analyzers.Tests.Batches;

/// <summary>SCILLM302: which batch items are read unseen, and how they are made to speak.</summary>
public sealed class UncheckedBatchResultTests
{
    [Theory]
    [InlineData("foreach (var result in results) Console.WriteLine(result.[|Content|]);", "foreach (var result in results) Console.WriteLine(result.EnsureOk());")]
    [InlineData("await foreach (var r in client.StreamBatchAsync(requests)) { _texts.Add(r.[|Content|] ?? \"\"); }", "await foreach (var r in client.StreamBatchAsync(requests)) { _texts.Add(r.EnsureOk() ?? \"\"); }")]
    [InlineData("var texts = results.Select(result => result.[|Content|]).ToList();", "var texts = results.Select(result => result.EnsureOk()).ToList();")]
    [InlineData("Console.WriteLine(results[0].[|Content|]);", "Console.WriteLine(results[0].EnsureOk());")]
    [InlineData("if (_texts.Any(text => text.Length > 0)) Console.WriteLine(results[0].[|Content|]);", "if (_texts.Any(text => text.Length > 0)) Console.WriteLine(results[0].EnsureOk());")]
    [InlineData("var first = results.First(); var json = first.[|Json|];", "var first = results.First(); first.EnsureOk(); var json = first.Json;")]
    public Task InsistsOnTheItem_WhenNobodyLooked(string before, string after) =>
        RuleTest<UncheckedBatchResultAnalyzer, UncheckedBatchResultCodeFix>.Fixes(InMethod(before), InMethod(after), UncheckedBatchResultCodeFix.EnsureOk);

    [Fact]
    public Task OffersNothing_WhenALambdaReadsTheJson() => RuleTest<UncheckedBatchResultAnalyzer, UncheckedBatchResultCodeFix>.OffersNoFix(
        InMethod("var all = results.Select(result => result.[|Json|]).ToList();"));

    [Theory]
    [InlineData("foreach (var r in results) if (r.Ok) Console.WriteLine(r.Content);")]
    [InlineData("foreach (var r in results) { if (r.Error is { } error) throw error; Console.WriteLine(r.Content); }")]
    [InlineData("foreach (var r in results) Console.WriteLine(r.Status is 200 ? r.Content : \"failed\");")]
    [InlineData("foreach (var r in results) { r.EnsureOk(); Console.WriteLine(r.Json); }")]
    [InlineData("var texts = results.Where(r => r.Ok).Select(r => r.Content).ToList();")]
    [InlineData("if (results.Any(r => r.Error != null)) return; Console.WriteLine(results[0].Content);")]
    [InlineData("if (results.Summary.Ok < results.Count) return; Console.WriteLine(results[0].Content);")]
    [InlineData("foreach (var r in results) { Check(r); Console.WriteLine(r.Content); }")]
    [InlineData("foreach (var r in results) Console.WriteLine(r is { Ok: true } ? r.Content : \"failed\");")]
    [InlineData("foreach (var r in results) Console.WriteLine(r.Raw);")]
    [InlineData("var answer = await client.CompleteAsync(requests[0]); Console.WriteLine(answer.Content);")]
    public Task IsSilent_WhenSomebodyLooked(string statements) => RuleTest<UncheckedBatchResultAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task IsSilent_WhenTheCallerMayHaveLooked() => RuleTest<UncheckedBatchResultAnalyzer>.IsSilent("""
        using SciLlm;

        class Texts { static string Of(BatchResult result) => result.Content ?? ""; }
        """);

    [Fact]
    public Task ReportsOncePerItem_InTopLevelStatements() => RuleTest<UncheckedBatchResultAnalyzer>.Reports("""
        using SciLlm;

        var results = await SciLlmClient.Default.CompleteBatchAsync([]);
        foreach (var result in results)
        {
            Console.WriteLine(result.[|Content|]);
            Console.WriteLine(result.Content?.Length);
        }
        """);

    [Fact]
    public Task Says_WhatIsRead() => RuleTest<UncheckedBatchResultAnalyzer>.Says(
        "'Content' is read here, but whether the item failed was never looked at; call EnsureOk(), or look at Ok or Error first",
        InMethod("Console.WriteLine(results[0].{|#0:Content|});"));

    private static string InMethod(string statements) => $$"""
        using SciLlm;

        class Job(SciLlmClient client)
        {
            private readonly List<string> _texts = [];

            async Task RunAsync(CompletionRequest[] requests)
            {
                var results = await client.CompleteBatchAsync(requests);
                {{statements}}
                Console.WriteLine(_texts.Count);
            }

            private static void Check(BatchResult result) => result.EnsureOk();
        }
        """;
}
