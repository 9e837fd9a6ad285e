using SciLlm.Analyzers.CodeFixes.Json;
using SciLlm.Analyzers.Json;

namespace SciLlm.Analyzers.Tests.Json;

/// <summary>SCILLM601: which content is parsed as JSON without having been asked for, and how it is asked for.</summary>
public sealed class UnrequestedJsonTests
{
    [Theory]
    [InlineData("""var c = await client.CompleteAsync(new CompletionRequest("hi")); JsonDocument.[|Parse|](c.Content);""")]
    [InlineData("""var request = new CompletionRequest("hi"); var c = await client.CompleteAsync(request).ConfigureAwait(false); JsonNode.[|Parse|](c.Content);""")]
    [InlineData("""JsonSerializer.[|Deserialize|]<string[]>((await client.CompleteAsync(new CompletionRequest("hi"))).Content);""")]
    [InlineData("""var text = client.Complete(new CompletionRequest("hi") { Model = "m" }).Content; JsonDocument.[|Parse|](text.Trim());""")]
    [InlineData("""var c = await AskAsync(); JsonDocument.[|Parse|](c.Content); Task<Completion> AskAsync() => client.CompleteAsync(new CompletionRequest("hi"));""")]
    [InlineData("""foreach (var r in await client.CompleteBatchAsync([new CompletionRequest("hi")])) JsonDocument.[|Parse|](r.EnsureOk());""")]
    [InlineData("""await foreach (var r in client.StreamBatchAsync(new[] { new CompletionRequest("hi") }, new BatchOptions { Concurrency = 2 })) JsonDocument.[|Parse|](r.Content ?? "{}");""")]
    [InlineData("""var all = await client.CompleteBatchAsync(prompts.Select(p => new CompletionRequest(p)).ToList(), BatchOptions.Recommended with { ResponseFormat = null }); var json = all.Select(r => JsonNode.[|Parse|](r.EnsureOk())).ToList();""")]
    [InlineData("""var all = await client.CompleteBatchAsync([new CompletionRequest("hi")]); JsonDocument.[|Parse|](all[0].Content!);""")]
    public Task IsReported_WhenNoRequestAsksForIt(string statements) => RuleTest<UnrequestedJsonAnalyzer>.Reports(InMethod(statements));

    [Fact]
    public Task Says_WhatToSet() => RuleTest<UnrequestedJsonAnalyzer>.Says(
        "'JsonDocument.Parse' expects JSON, but the request did not ask for it; set ResponseFormat to ChatResponseFormat.Json",
        InMethod("""var c = await client.CompleteAsync(new CompletionRequest("hi")); JsonDocument.{|#0:Parse|}(c.Content);"""));

    [Theory]
    [InlineData("""var c = await client.CompleteAsync(new CompletionRequest("hi") { ResponseFormat = ChatResponseFormat.Json }); JsonDocument.Parse(c.Content);""")]
    [InlineData("""var c = await client.CompleteAsync(new CompletionRequest("hi") with { ResponseFormat = ChatResponseFormat.Json }); JsonDocument.Parse(c.Content);""")]
    [InlineData("""var c = await client.CompleteAsync(new CompletionRequest("hi") { ExtraBody = new JsonObject { ["response_format"] = "json" } }); JsonDocument.Parse(c.Content);""")]
    [InlineData("""var c = await client.CompleteAsync(given); JsonDocument.Parse(c.Content);""")]
    [InlineData("""var c = await client.CompleteAsync(prompts.Length > 1 ? given : new CompletionRequest("hi") { ResponseFormat = ChatResponseFormat.Json }); JsonDocument.Parse(c.Content);""")]
    [InlineData("""var c = await client.CompleteAsync(prompts.Length > 1 ? given : new CompletionRequest("hi")); JsonDocument.Parse(c.Content);""")]
    [InlineData("""var all = await client.CompleteBatchAsync([new CompletionRequest("hi")], BatchOptions.Recommended); JsonDocument.Parse(all[0].EnsureOk());""")]
    [InlineData("""var all = await client.CompleteBatchAsync([new CompletionRequest("hi")], new BatchOptions { ResponseFormat = ChatResponseFormat.Json }); JsonDocument.Parse(all[0].EnsureOk());""")]
    [InlineData("""var all = await client.CompleteBatchAsync([new CompletionRequest("hi")], options); JsonDocument.Parse(all[0].EnsureOk());""")]
    [InlineData("""var c = await client.CompleteAsync(new CompletionRequest("hi")); JsonDocument.Parse(StripFence(c.Content)); static string StripFence(string text) => text.Trim('`');""")]
    [InlineData("""var c = await client.CompleteAsync(new CompletionRequest("hi")); JsonDocument.Parse(c.RawJson);""")]
    [InlineData("""JsonDocument.Parse(answer.Content);""")]
    [InlineData("""JsonDocument.Parse("{}");""")]
    public Task IsSilent_WhenItIsAskedFor_OrMayBe(string statements) => RuleTest<UnrequestedJsonAnalyzer>.IsSilent(InMethod(statements));

    [Theory]
    [InlineData("""new CompletionRequest("hi")""", """new CompletionRequest("hi") { ResponseFormat = ChatResponseFormat.Json }""")]
    [InlineData("""new CompletionRequest("hi") { }""", """new CompletionRequest("hi") { ResponseFormat = ChatResponseFormat.Json }""")]
    [InlineData("""new("hi") { Model = "m" }""", """new("hi") { Model = "m", ResponseFormat = ChatResponseFormat.Json }""")]
    [InlineData("""new CompletionRequest("hi") { Model = "m", }""", """new CompletionRequest("hi") { Model = "m", ResponseFormat = ChatResponseFormat.Json }""")]
    public Task AsksForJson(string before, string after) => RuleTest<UnrequestedJsonAnalyzer, UnrequestedJsonCodeFix>.Fixes(
        InMethod($"var c = await client.CompleteAsync({before}); JsonDocument.[|Parse|](c.Content);"),
        InMethod($"var c = await client.CompleteAsync({after}); JsonDocument.Parse(c.Content);"));

    [Fact]
    public Task AddsTheUsing_AndKeepsLinesAndComments() => RuleTest<UnrequestedJsonAnalyzer, UnrequestedJsonCodeFix>.Fixes(
        """
        using System.Text.Json;
        using SciLlm;

        var c = await SciLlmClient.Default.CompleteAsync(new CompletionRequest("hi")
        {
            Model = "m", // the cheap one
            MaxTokens = 20,
        });
        Console.WriteLine(JsonDocument.[|Parse|](c.Content));
        """,
        """
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        var c = await SciLlmClient.Default.CompleteAsync(new CompletionRequest("hi")
        {
            Model = "m", // the cheap one
            MaxTokens = 20,
            ResponseFormat = ChatResponseFormat.Json,
        });
        Console.WriteLine(JsonDocument.Parse(c.Content));
        """);

    [Fact]
    public Task AsksOnce_WhenTheContentIsParsedTwice() => RuleTest<UnrequestedJsonAnalyzer, UnrequestedJsonCodeFix>.Fixes(
        InMethod("""var c = await client.CompleteAsync(new CompletionRequest("hi")); JsonDocument.[|Parse|](c.Content); JsonNode.[|Parse|](c.Content);"""),
        InMethod("""var c = await client.CompleteAsync(new CompletionRequest("hi") { ResponseFormat = ChatResponseFormat.Json }); JsonDocument.Parse(c.Content); JsonNode.Parse(c.Content);"""));

    private static string InMethod(string statements) => $$"""
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Job(SciLlmClient client)
        {
            async Task RunAsync(CompletionRequest given, Completion answer, BatchOptions options, string[] prompts)
            {
                await Task.Yield();
                Console.WriteLine($"{client}{given}{answer}{options}{prompts}");
                {{statements}}
            }
        }
        """;
}
