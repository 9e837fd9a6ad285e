using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.Batches;
using SciLlm.Analyzers.CodeFixes.Batches;

namespace SciLlm.Analyzers.Tests.Batches;

/// <summary>SCILLM301: which model a request is given.</summary>
public sealed class BatchWithoutModelCodeFixTests
{
    [Theory]
    [InlineData("new CompletionRequest(\"hi\")", "new CompletionRequest(\"hi\") { Model = model }")]
    [InlineData("new(\"hi\")", "new(\"hi\") { Model = model }")]
    [InlineData("new(\"hi\") { MaxTokens = 5 }", "new(\"hi\") { Model = model, MaxTokens = 5 }")]
    [InlineData("new CompletionRequest { Messages = [], }", "new CompletionRequest { Model = model, Messages = [], }")]
    [InlineData("new CompletionRequest(\"hi\") { }", "new CompletionRequest(\"hi\") { Model = model }")]
    public Task SetsTheModelOfTheParameter_InEveryFormOfARequest(string before, string after) => Fixes(
        InMethod("string model", $"await client.CompleteBatchAsync(new CompletionRequest[] {{ {Marked(before)} }});"),
        InMethod("string model", $"await client.CompleteBatchAsync(new CompletionRequest[] {{ {after} }});"));

    [Theory]
    [InlineData("[|new CompletionRequest|](\"hi\") { (MaxTokens = 5) }")]
    [InlineData("[|new CompletionRequest|](\"hi")]
    [InlineData("[|new CompletionRequest|](\"hi\"")]
    public Task IsNotOffered_WhileTheRequestIsBeingTyped(string request)
    {
        var source = InMethod("string model", $"await client.CompleteBatchAsync([{request}]);");
        return new RuleTest<BatchWithoutModelAnalyzer, BatchWithoutModelCodeFix>([source], [source]) { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();
    }

    [Theory]
    [InlineData("string _modelId, string prompt", "", "_modelId")]
    [InlineData("string MODEL_NAME", "", "MODEL_NAME")]
    [InlineData("string modelId", "const string model = \"m\";", "model")]
    [InlineData("string other", "var textModel = other;", "textModel")]
    [InlineData("int model", "", "Environment.GetEnvironmentVariable(\"CHUTES_MODEL_ID\")")]
    [InlineData("string visionModel", "", "Environment.GetEnvironmentVariable(\"CHUTES_MODEL_ID\")")]
    [InlineData("out string other", "string model; other = \"\";", "Environment.GetEnvironmentVariable(\"CHUTES_MODEL_ID\")")]
    public Task PicksTheVariableThatIsCalledLikeAModel(string parameter, string statement, string model) => Fixes(
        InSyncMethod(parameter, $"{statement} client.CompleteBatchAsync([[|new CompletionRequest|](\"hi\")]);"),
        InSyncMethod(parameter, $"{statement} client.CompleteBatchAsync([new CompletionRequest(\"hi\") {{ Model = {model} }}]);"));

    [Fact]
    public Task TakesTheModelOfAnotherRequest_WhenTheBatchHasOne() => Fixes(
        InMethod("string model, string large", "await client.CompleteBatchAsync([new(\"hi\") { Model = large }, [|new|](\"you\")]);"),
        InMethod("string model, string large", "await client.CompleteBatchAsync([new(\"hi\") { Model = large }, new(\"you\") { Model = large }]);"));

    [Theory]
    [InlineData("LlmOptions options", "options.Model")]
    [InlineData("LlmOptions @params", "@params.Model")]
    [InlineData("IOptions<LlmOptions> llm", "llm.Value.Model")]
    [InlineData("IOptionsMonitor<LlmOptions> llm", "llm.CurrentValue.Model")]
    [InlineData("IOptions<LlmOptions> llm, string chatModel", "chatModel")]
    [InlineData("LlmOptions? options", "Environment.GetEnvironmentVariable(\"CHUTES_MODEL_ID\")")]
    public Task TakesTheModelOfTheOptions_WhenThereAreSome(string parameters, string model) => Fixes(
        InJob(parameters, "client.CompleteBatchAsync([[|new|](\"hi\")])"),
        InJob(parameters, $"client.CompleteBatchAsync([new(\"hi\") {{ Model = {model} }}])"));

    [Fact]
    public Task TakesTheOptionsOfAnotherRequest_WhenTheBatchHasOne() => Fixes(
        InJob("LlmOptions options", "client.CompleteBatchAsync([[|new|](\"hi\"), new(\"you\") { Model = options.Large }])"),
        InJob("LlmOptions options", "client.CompleteBatchAsync([new(\"hi\") { Model = options.Large }, new(\"you\") { Model = options.Large }])"));

    [Fact]
    public Task TakesNoVariable_WhenAStaticLambdaCannotSeeIt() => Fixes(
        InMethod("string model", "await client.CompleteBatchAsync(new[] { \"hi\" }.Select(static p => [|new CompletionRequest|](p)).ToList());"),
        InMethod(
            "string model",
            "await client.CompleteBatchAsync(new[] { \"hi\" }.Select(static p => new CompletionRequest(p) { Model = Environment.GetEnvironmentVariable(\"CHUTES_MODEL_ID\") }).ToList());"));

    [Fact]
    public Task TakesNoVariable_WhenItMayNotBeReadThere() => Fixes(
        InSyncMethod("in string model", "Func<string, CompletionRequest> make = p => [|new|](p); client.CompleteBatchAsync([make(\"hi\")]);"),
        InSyncMethod(
            "in string model",
            "Func<string, CompletionRequest> make = p => new(p) { Model = Environment.GetEnvironmentVariable(\"CHUTES_MODEL_ID\") }; client.CompleteBatchAsync([make(\"hi\")]);"));

    [Fact]
    public Task TakesNoVariable_WhenItIsDeclaredLater() => Fixes(
        InMethod("string prompt", "CompletionRequest[] all = [[|new|](prompt)]; var model = prompt; await client.CompleteBatchAsync(all);"),
        InMethod(
            "string prompt",
            "CompletionRequest[] all = [new(prompt) { Model = Environment.GetEnvironmentVariable(\"CHUTES_MODEL_ID\") }]; var model = prompt; await client.CompleteBatchAsync(all);"));

    [Fact]
    public Task KeepsCommentsAndLines_WhenTheInitializerHasSeveral() => Fixes(
        """
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Nightly(SciLlmClient client)
        {
            private readonly string _model = "m";

            public Task RunAsync(string[] prompts) => client.CompleteBatchAsync(
                prompts.Select(prompt => [|new CompletionRequest|] // one each
                {
                    // what to ask
                    Messages = [new(ChatRole.User, prompt)],
                    MaxTokens = 64, // short
                }).ToList());
        }
        """,
        """
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Nightly(SciLlmClient client)
        {
            private readonly string _model = "m";

            public Task RunAsync(string[] prompts) => client.CompleteBatchAsync(
                prompts.Select(prompt => new CompletionRequest // one each
                {
                    Model = _model,
                    // what to ask
                    Messages = [new(ChatRole.User, prompt)],
                    MaxTokens = 64, // short
                }).ToList());
        }
        """);

    [Fact]
    public Task ReachesOnlyStaticMembers_InAFieldInitializer() => Fixes(
        """
        using SciLlm;

        class Nightly(SciLlmClient client)
        {
            private readonly string _model = "m";
            private const string ModelId = "n";
            private readonly List<CompletionRequest> _all = [[|new|]("hi")];

            public Task RunAsync() => client.CompleteBatchAsync(_all);
        }
        """,
        """
        using SciLlm;

        class Nightly(SciLlmClient client)
        {
            private readonly string _model = "m";
            private const string ModelId = "n";
            private readonly List<CompletionRequest> _all = [new("hi") { Model = ModelId }];

            public Task RunAsync() => client.CompleteBatchAsync(_all);
        }
        """);

    [Fact]
    public async Task ImportsSystem_WhenNothingElseDoes()
    {
        var test = new RuleTest<BatchWithoutModelAnalyzer, BatchWithoutModelCodeFix>(
            ["""
            using System.Threading.Tasks;
            using SciLlm;

            class Nightly
            {
                Task RunAsync(SciLlmClient client) => client.CompleteBatchAsync([[|new CompletionRequest|]("hi"), [|new|]("you")]);
            }
            """],
            ["""
            using System;
            using System.Threading.Tasks;
            using SciLlm;

            class Nightly
            {
                Task RunAsync(SciLlmClient client) => client.CompleteBatchAsync([new CompletionRequest("hi") { Model = Environment.GetEnvironmentVariable("CHUTES_MODEL_ID") }, new("you") { Model = Environment.GetEnvironmentVariable("CHUTES_MODEL_ID") }]);
            }
            """]);
        foreach (var state in new[] { test.TestState, test.FixedState }) state.Sources.RemoveAt(1);

        await test.RunAsync();
    }

    private static Task Fixes(string before, string after) =>
        RuleTest<BatchWithoutModelAnalyzer, BatchWithoutModelCodeFix>.Fixes(before, after, BatchWithoutModelCodeFix.SetModel);

    private static string Marked(string creation)
    {
        var end = creation.StartsWith("new(", StringComparison.Ordinal) ? "new".Length : "new CompletionRequest".Length;
        return $"[|{creation[..end]}|]{creation[end..]}";
    }

    private static string InMethod(string parameters, string statements) => $$"""
        using SciLlm;

        class Nightly(SciLlmClient client)
        {
            public async Task RunAsync({{parameters}})
            {
                {{statements}}
            }
        }
        """;

    private static string InJob(string parameters, string call) => $$"""
        using Microsoft.Extensions.Options;
        using SciLlm;

        class Nightly(SciLlmClient client, {{parameters}})
        {
            public Task RunAsync() => {{call}};
        }

        class LlmOptions { public string Model { get; set; } = ""; public string Large { get; set; } = ""; }
        """;

    private static string InSyncMethod(string parameters, string statements) => $$"""
        using SciLlm;

        class Nightly(SciLlmClient client)
        {
            public void Run({{parameters}})
            {
                {{statements}}
            }
        }
        """;
}
