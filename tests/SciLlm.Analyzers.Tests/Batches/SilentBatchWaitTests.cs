using SciLlm.Analyzers.Batches;
using SciLlm.Analyzers.CodeFixes.Batches;

namespace SciLlm.Analyzers.Tests.Batches;

/// <summary>SCILLM303: which batches can wait silently, and what they start from instead.</summary>
public sealed class SilentBatchWaitTests
{
    private const string Text = "BatchOptions.Recommended with { ResponseFormat = null }";

    [Theory]
    [InlineData("await client.[|CompleteBatchAsync|](requests);", "await client.CompleteBatchAsync(requests, " + Text + ");")]
    [InlineData("await client.[|CompleteBatchAsync|](requests, null, default);", "await client.CompleteBatchAsync(requests, " + Text + ", default);")]
    [InlineData("await client.[|CompleteBatchAsync|](requests, default, default);", "await client.CompleteBatchAsync(requests, " + Text + ", default);")]
    [InlineData("await client.[|CompleteBatchAsync|](cancellationToken: default, requests: requests);", "await client.CompleteBatchAsync(cancellationToken: default, requests: requests, options: " + Text + ");")]
    [InlineData("await foreach (var r in client.[|StreamBatchAsync|](requests)) { }", "await foreach (var r in client.StreamBatchAsync(requests, " + Text + ")) { }")]
    [InlineData("await client.[|CompleteBatchAsync|](requests, cancellationToken: default);", "await client.CompleteBatchAsync(requests, " + Text + ", cancellationToken: default);")]
    [InlineData("var options = [|new|] BatchOptions();", "var options = " + Text + ";")]
    [InlineData("BatchOptions options = [|new|]() { Concurrency = 4 };", "BatchOptions options = BatchOptions.Recommended with { ResponseFormat = null, Concurrency = 4 };")]
    [InlineData("await client.CompleteBatchAsync(requests, [|new|]());", "await client.CompleteBatchAsync(requests, " + Text + ");")]
    [InlineData("var options = [|new|] BatchOptions { Tenacious = true, ResponseFormat = ChatResponseFormat.Json };", "var options = BatchOptions.Recommended with { Tenacious = true, ResponseFormat = ChatResponseFormat.Json };")]
    [InlineData("var options = [|new|] BatchOptions { WallTime = TimeSpan.FromSeconds(60), Timeout = Timeout.InfiniteTimeSpan };", "var options = BatchOptions.Recommended with { ResponseFormat = null, WallTime = TimeSpan.FromSeconds(60), Timeout = BatchOptions.Recommended.Timeout };")]
    public Task StartsFromTheRecommendedOptions(string before, string after) =>
        RuleTest<SilentBatchWaitAnalyzer, SilentBatchWaitCodeFix>.Fixes(InMethod(before), InMethod(after), SilentBatchWaitCodeFix.UseRecommended);

    [Fact]
    public Task KeepsLinesAndComments() => RuleTest<SilentBatchWaitAnalyzer, SilentBatchWaitCodeFix>.Fixes(
        InMethod("""
            var options = [|new|] BatchOptions
                    {
                        // gently
                        Concurrency = 2, // two
                    };
            """),
        InMethod("""
            var options = BatchOptions.Recommended with
                    {
                        ResponseFormat = null,
                        // gently
                        Concurrency = 2, // two
                    };
            """));

    [Theory]
    [InlineData("await client.CompleteBatchAsync(requests, BatchOptions.Recommended);")]
    [InlineData("await client.CompleteBatchAsync(requests, BatchOptions.Recommended with { Concurrency = 2 });")]
    [InlineData("await client.CompleteBatchAsync(requests, new BatchOptions { Tenacious = false });")]
    [InlineData("await client.CompleteBatchAsync(requests, new() { WallTime = TimeSpan.FromSeconds(120) });")]
    [InlineData("await client.CompleteBatchAsync(requests, new BatchOptions { Progress = new Progress<BatchProgress>() });")]
    [InlineData("await client.CompleteAsync(requests[0]);")]
    public Task IsSilent_WhenTheBatchSaysHowLongItWaits(string statements) => RuleTest<SilentBatchWaitAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task Says_HowLongItMayWait() => RuleTest<SilentBatchWaitAnalyzer>.Says(
        "This batch has no wall time, and nobody hears of it meanwhile; start from BatchOptions.Recommended",
        InMethod("var options = {|#0:new|} BatchOptions { WallTime = Timeout.InfiniteTimeSpan };"));

    [Fact]
    public Task IsSilent_WhenTheOptionsOnlyHaveTheSameName() => RuleTest<SilentBatchWaitAnalyzer>.IsSilent("""
        class BatchOptions { public int Concurrency { get; set; } }
        class Job { BatchOptions Options => new BatchOptions { Concurrency = 3 }; }
        """);

    private static string InMethod(string statements) => $$"""
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Job(SciLlmClient client)
        {
            async Task RunAsync(CompletionRequest[] requests)
            {
                await Task.Yield();
                Console.WriteLine(client);
                {{statements}}
            }
        }
        """;
}
