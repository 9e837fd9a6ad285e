using SciLlm.Analyzers.Batches;

namespace SciLlm.Analyzers.Tests.Batches;

/// <summary>SCILLM301: where a request without a model goes into a batch.</summary>
public sealed class BatchWithoutModelTests
{
    [Theory]
    [InlineData("await client.CompleteBatchAsync([[|new CompletionRequest|] { Messages = messages }]);")]
    [InlineData("await client.CompleteBatchAsync([[|new|]() { Messages = messages }]);")]
    [InlineData("await client.CompleteBatchAsync([[|new|](\"hi\"), [|new CompletionRequest|](\"you\")], new BatchOptions());")]
    [InlineData("await client.CompleteBatchAsync(options: null, requests: new[] { [|new CompletionRequest|](\"hi\") });")]
    [InlineData("await client.CompleteBatchAsync(new CompletionRequest[] { [|new|](\"hi\"), new(\"hi\") { Model = \"m\" } });")]
    [InlineData("await client.CompleteBatchAsync(new List<CompletionRequest> { [|new|](\"hi\") });")]
    [InlineData("await foreach (var result in client.StreamBatchAsync(new[] { [|new CompletionRequest|](\"hi\") })) { }")]
    [InlineData("await client.CompleteBatchAsync(prompts.Select(prompt => [|new CompletionRequest|](prompt)).ToList());")]
    [InlineData("await client.CompleteBatchAsync([.. prompts.Where(p => p != \"\").Select(p => { var n = p; return [|new CompletionRequest|](n); })]);")]
    [InlineData("await client.CompleteBatchAsync((from prompt in prompts select [|new CompletionRequest|](prompt)).ToArray());")]
    [InlineData("await client.CompleteBatchAsync(Enumerable.Repeat([|new CompletionRequest|](\"hi\"), 3).ToList());")]
    [InlineData("var request = [|new CompletionRequest|](\"hi\"); await client.CompleteBatchAsync([request]);")]
    [InlineData("CompletionRequest request = [|new|](\"hi\"); await client.CompleteBatchAsync([request, request with { MaxTokens = 5 }]);")]
    [InlineData("var all = new List<CompletionRequest>(); foreach (var p in prompts) all.Add([|new|](p)); await client.CompleteBatchAsync(all);")]
    [InlineData("var all = new CompletionRequest[2]; all[0] = [|new CompletionRequest|](\"hi\"); all[1] = all[0]; await client.CompleteBatchAsync(all);")]
    [InlineData("var q = new Queue<CompletionRequest>(); q.Enqueue([|new|](\"hi\")); await foreach (var r in client.StreamBatchAsync(q)) { }")]
    [InlineData("var many = prompts.Length > 1; await client.CompleteBatchAsync([many ? [|new CompletionRequest|](\"hi\") : new(\"hi\") { Model = \"m\" }]);")]
    [InlineData("Func<string, CompletionRequest> ask = p => [|new|](p); await client.CompleteBatchAsync([.. prompts.Select(ask), ask(\"you\")]);")]
    [InlineData("await client.CompleteBatchAsync(prompts.Select(p => [|new CompletionRequest|](p)).Select(r => r with { Seed = 1 }).ToList());")]
    public Task Reports_WhenARequestOfABatchHasNoModel(string statements) => RuleTest<BatchWithoutModelAnalyzer>.Reports(InMethod(statements));

    [Theory]
    [InlineData("await client.CompleteBatchAsync([new CompletionRequest { Model = \"m\", Messages = messages }]);")]
    [InlineData("await client.CompleteBatchAsync(prompts.Select(p => new CompletionRequest(p)).Select(r => r with { Model = \"m\" }).ToList());")]
    [InlineData("var request = new CompletionRequest(\"hi\"); request = request with { Model = \"m\" }; await client.CompleteBatchAsync([request]);")]
    [InlineData("var template = new CompletionRequest(\"hi\"); await client.CompleteBatchAsync([template with { Model = \"m\" }]);")]
    [InlineData("await client.CompleteAsync(new CompletionRequest(\"hi\")); await client.CompleteBatchAsync([new(\"hi\") { Model = \"m\" }]);")]
    [InlineData("var request = new CompletionRequest(\"hi\"); client.Complete(request);")]
    [InlineData("using var own = new SciLlmClient(new SciLlmClientOptions { Model = \"m\" }); await own.CompleteBatchAsync([new(\"hi\")]);")]
    [InlineData("var own = new SciLlmClient(options: new() { Model = \"m\" }); await own.CompleteBatchAsync([new(\"hi\")]);")]
    [InlineData("var o = new SciLlmClientOptions(); o.Model = \"m\"; var own = new SciLlmClient(o); await own.CompleteBatchAsync([new(\"hi\")]);")]
    public Task IsSilent_WhenEachRequestOfABatchHasAModel(string statements) => RuleTest<BatchWithoutModelAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task Says_WhichCallTheRequestGoesTo() => RuleTest<BatchWithoutModelAnalyzer>.Says(
        "This request goes to 'StreamBatchAsync' without a model; set Model on it",
        InMethod("await foreach (var r in client.StreamBatchAsync(new[] { {|#0:new CompletionRequest|}(\"hi\") })) { }"));

    [Theory]
    [InlineData("using Ask = SciLlm.CompletionRequest; using SciLlm;", "")]
    [InlineData("global using Ask = SciLlm.CompletionRequest; using SciLlm;", "")]
    [InlineData("using SciLlm;", "namespace Own { using Ask = global::SciLlm.CompletionRequest;")]
    public Task Reports_UnderAnotherName(string usings, string space) => RuleTest<BatchWithoutModelAnalyzer>.Reports($$"""
        {{usings}}
        {{space}}
        class Step
        {
            public Task RunAsync(SciLlmClient client) => client.CompleteBatchAsync([[|new Ask|]("hi")]);
        }
        {{(space.Length > 0 ? "}" : "")}}
        """);

    [Fact]
    public Task Reports_InTopLevelStatements() => RuleTest<BatchWithoutModelAnalyzer>.Reports("""
        using SciLlm;

        var requests = new List<CompletionRequest>();
        for (var i = 0; i < 3; i++)
        {
            requests.Add([|new CompletionRequest|]($"Item {i}"));
        }

        var results = await SciLlmClient.Default.CompleteBatchAsync(requests);
        Console.WriteLine(results.Count);
        """);

    [Fact]
    public Task Reports_WhenAnIteratorYieldsTheRequests() => RuleTest<BatchWithoutModelAnalyzer>.Reports("""
        using SciLlm;

        class Nightly(SciLlmClient client)
        {
            public async Task RunAsync()
            {
                await foreach (var result in client.StreamBatchAsync(RequestsAsync())) Console.WriteLine(result);

                async IAsyncEnumerable<CompletionRequest> RequestsAsync()
                {
                    await Task.Yield();
                    yield return [|new CompletionRequest|]("hi");
                    foreach (var request in More()) yield return request;
                }
            }

            private static IEnumerable<CompletionRequest> More()
            {
                yield return [|new|]("you");
                yield return new("there") { Model = "m" };
            }
        }
        """);

    [Fact]
    public Task Reports_WhenAMethodInAnotherPartOfTheTypeMakesThem() => RuleTest<BatchWithoutModelAnalyzer>.Reports(
        """
        using SciLlm;

        partial class Nightly(SciLlmClient client)
        {
            public Task<BatchResults> RunAsync(string[] prompts) => client.CompleteBatchAsync(prompts.Select(Ask).ToList());
        }
        """,
        """
        using SciLlm;

        partial class Nightly
        {
            private static CompletionRequest Ask(string prompt) => [|new|](prompt);
        }
        """);

    [Fact]
    public Task Reports_WhenACallerHandsThemIn() => RuleTest<BatchWithoutModelAnalyzer>.Reports("""
        using SciLlm;

        class Nightly
        {
            private readonly SciLlmClient _client = SciLlmClient.FromEnvironment();
            private readonly List<CompletionRequest> _more = [[|new|]("field")];

            public Task RunAsync() => SendAsync([[|new|]("hi")]);

            private Task SendAsync(IReadOnlyList<CompletionRequest> requests) => _client.CompleteBatchAsync([.. requests, .. _more]);
        }
        """);

    [Fact]
    public Task IsSilent_WhenTheClientInAFieldHasAModel() => RuleTest<BatchWithoutModelAnalyzer>.IsSilent("""
        using SciLlm;

        class Nightly
        {
            private readonly SciLlmClient _client;

            public Nightly(string model) => _client = new SciLlmClient(new SciLlmClientOptions { Model = model });

            public Task RunAsync() => _client.CompleteBatchAsync([new("hi")]);
        }
        """);

    [Fact]
    public Task IsSilent_WhenTheTypesOnlyHaveTheSameNames() => RuleTest<BatchWithoutModelAnalyzer>.IsSilent("""
        using Own;

        class Nightly
        {
            public Task RunAsync(SciLlmClient client) => client.CompleteBatchAsync([new CompletionRequest("hi"), new("you")]);
        }

        namespace Own
        {
            public record CompletionRequest(string Prompt);

            public class SciLlmClient
            {
                public Task CompleteBatchAsync(IReadOnlyList<CompletionRequest> requests) => Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task IsSilent_WhenTheClientIsNotReferenced() => RuleTest<BatchWithoutModelAnalyzer>.IsSilentWithoutClient("""
        class CompletionRequest(string prompt) { public string Prompt => prompt; }
        class Nightly { CompletionRequest Ask() => new CompletionRequest("hi"); }
        """);

    private static string InMethod(string statements) => $$"""
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Job
        {
            async Task RunAsync(SciLlmClient client, string[] prompts, ChatMessage[] messages)
            {
                {{statements}}
            }
        }
        """;
}
