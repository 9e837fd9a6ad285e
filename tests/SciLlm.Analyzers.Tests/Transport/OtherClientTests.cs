using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM205: which clients are another LLM library's.</summary>
public sealed class OtherClientTests
{
    [Theory]
    [InlineData("""var client = new [|OpenAIClient|]("key");""")]
    [InlineData("""var client = new OpenAI.Chat.[|ChatClient|]("gpt-4o-mini", "key");""")]
    [InlineData("""OpenAIClient client = [|new|]("key");""")]
    [InlineData("""OpenAIClient? chatClient; chatClient = [|new|]("key");""")]
    [InlineData("""var embeddings = new [|EmbeddingClient|]("text-embedding-3-small", "key");""")]
    public Task IsReported_WhenItIsConstructed(string statements) => RuleTest<OtherClientAnalyzer>.Reports(InMethod(statements));

    [Theory]
    [InlineData("Azure.AI.OpenAI", "AzureOpenAIClient")]
    [InlineData("Azure.AI.Inference", "ChatCompletionsClient")]
    [InlineData("Anthropic.SDK", "AnthropicClient")]
    [InlineData("OllamaSharp", "OllamaApiClient")]
    [InlineData("OpenAI.GPT3.Managers", "OpenAIService")]
    [InlineData("Mistral.SDK", "MistralClient")]
    [InlineData("Mscc.GenerativeAI", "GoogleAI")]
    [InlineData("Google.GenAI", "Client")]
    [InlineData("ChatGPT.Net", "ChatGpt")]
    [InlineData("OpenAiNg", "OpenAiApi")]
    [InlineData("Microsoft.SemanticKernel.Connectors.AI.OpenAI.TextEmbedding", "AzureTextEmbeddingGeneration")]
    public Task IsReported_WhateverTheLibrary(string @namespace, string client) => WithLibrary(
        $$"""
        namespace {{@namespace}};
        public class {{client}};
        """,
        $$"""
        using {{@namespace}};

        class Job { object Client => new [|{{client}}|](); }
        """);

    [Theory]
    [InlineData("AddOpenAIChatCompletion")]
    [InlineData("AddAzureOpenAIChatCompletion")]
    [InlineData("AddGoogleAIGeminiChatCompletion")]
    [InlineData("AddOpenAITextEmbeddingGeneration")]
    [InlineData("AddOllamaApiClient")]
    [InlineData("AddBedrockChatCompletionService")]
    [InlineData("AddAzureOpenAIEmbeddingGenerator")]
    [InlineData("WithOpenAIChatCompletion")]
    [InlineData("AddOpenAIService")]
    [InlineData("AddKeyedOpenAIClient")]
    public Task IsReported_WhenItIsRegistered(string method) => WithLibrary(
        $$"""
        namespace Hosting;
        public class Builder { public void {{method}}(string key) { } }
        """,
        $$"""
        class Job { void Run(Hosting.Builder builder) => builder.[|{{method}}|]("key"); }
        """);

    [Fact]
    public Task IsReported_ByItsFullName_WhereTheLibraryIsMissing() => RuleTest<OtherClientAnalyzer>.ReportsWhereLibrariesAreMissing("""
        class Job { object Client => new Azure.AI.OpenAI.[|AzureOpenAIClient|](new Uri("https://my.openai.azure.com"), null); }
        """);

    [Fact]
    public Task Says_WhatItIs() => RuleTest<OtherClientAnalyzer>.Says(
        "'OpenAIClient' is an LLM client beside SciLlm, with keys, retries and failures of its own; ask through SciLlmClient",
        InMethod("""var client = new {|#0:OpenAIClient|}("key");"""));

    [Theory]
    [InlineData("""var client = new SciLlmClient(new SciLlmClientOptions());""")]
    [InlineData("""var images = new OpenAI.Images.ImageClient("gpt-image-1", "key");""")]
    [InlineData("""var options = new OpenAIClientOptions();""")]
    [InlineData("""var message = new OpenAI.Chat.UserChatMessage("hi");""")]
    public Task IsSilent_WhenItIsNoOtherLlmClient(string statements) => RuleTest<OtherClientAnalyzer>.IsSilent(InMethod(statements));

    [Theory]
    [InlineData("LLama", "ChatClient")]
    [InlineData("OpenAIGames", "OpenAIClient")]
    [InlineData("Support.Chat", "ChatClient")]
    public Task IsSilent_WhenAnotherLibraryHasTheSameName(string @namespace, string client) => WithLibrary(
        $$"""
        namespace {{@namespace}};
        public class {{client}};
        """,
        $$"""
        using {{@namespace}};

        class Job { object Client => new {{client}}(); }
        """);

    [Theory]
    [InlineData("private OpenAI_API.OpenAIAPI _api = [|new|](\"key\");")]
    [InlineData("private OpenAI_API.OpenAIAPI? _api; void Open() => _api = [|new|](\"key\");")]
    [InlineData("OpenAI_API.OpenAIAPI Open() { return [|new|](\"key\"); }")]
    public Task IsReported_ByItsFullName_WhereTheLibraryIsNotRestored(string member) => new CSharpAnalyzerTest<OtherClientAnalyzer, DefaultVerifier>
    {
        TestCode = $"class Job {{ {member} }}",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    [Theory]
    [InlineData("using OpenAI_API; class Job { private OpenAIAPI? _api; void Open() => _api = [|new|](\"key\"); }")]
    [InlineData("using OpenAI_API; class Job { public OpenAIAPI _api, _spare; void Open(string key, string engine) { _api = [|new|](key ?? Keys.Get(\"OpenAI\"), new Engine(engine)); } }")]
    [InlineData("namespace OpenAI.Samples { class Job { private OpenAIApi _api = new [|OpenAIApi|](); } }")]
    [InlineData("using Microsoft.SemanticKernel.Connectors.Ollama; class Job { object Embeddings => new [|OllamaTextEmbeddingGenerationService|](\"minilm\"); }")]
    [InlineData("namespace OpenAi.Own; class Job { object Api => new OpenAIApi(); }")]
    public Task IsReported_ByWhatNeedNotBeWritten_WhereTheLibraryIsNotRestored(string source) => new CSharpAnalyzerTest<OtherClientAnalyzer, DefaultVerifier>
    {
        TestCode = source,
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    [Fact]
    public Task IsSilent_WhenTheProjectDeclaresItItself() => RuleTest<OtherClientAnalyzer>.IsSilent("""
        namespace OpenAI.Own
        {
            class ChatClient { public void AddOpenAIService() { } }
            class Job { void Run() => new ChatClient().AddOpenAIService(); }
        }
        """);

    [Fact]
    public Task IsSilent_AmongTests() => RuleTest<OtherClientAnalyzer>.IsSilent("""
        [AttributeUsage(AttributeTargets.Method)] class FactAttribute : Attribute;
        class GatewayTests
        {
            private static OpenAI.OpenAIClient Client => new("key");
            [Fact] public void Answers() => Console.WriteLine(Client);
        }
        """);

    private static Task WithLibrary(string library, string source)
    {
        var test = new CSharpAnalyzerTest<OtherClientAnalyzer, DefaultVerifier> { ReferenceAssemblies = ReferenceAssemblies.Net.Net100, TestCode = source };
        test.TestState.AdditionalProjects["Library"].Sources.Add(library);
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync();
    }

    private static string InMethod(string statements) => $$"""
        using OpenAI;
        using OpenAI.Embeddings;
        using SciLlm;

        class Job
        {
            void Run()
            {
                {{statements}}
            }
        }
        """;
}
