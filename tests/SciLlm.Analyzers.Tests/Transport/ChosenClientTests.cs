using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>Which client SCILLM201's fixes send through: the one in scope, else the one the environment sets up.</summary>
public sealed class ChosenClientTests
{
    private const string Key = RawCompletionCallCodeFix.SendThroughSciLlm;

    [Theory]
    [InlineData("SciLlmClient llm", "", "llm")]
    [InlineData("", "private readonly SciLlmClient _llm = SciLlmClient.FromEnvironment();", "_llm")]
    [InlineData("", "protected SciLlmClient Llm { get; } = SciLlmClient.FromEnvironment();", "Llm")]
    [InlineData("", "private static readonly SciLlmClient Llm = SciLlmClient.FromEnvironment();", "Llm")]
    [InlineData("", "private SciLlmClient? _maybe;", "SciLlmClient.Default")]
    public Task UsesTheClientInScope(string parameter, string member, string client) => Test.Fixes($$"""
        using SciLlm;

        class Assistant(HttpClient http)
        {
            {{member}}

            public Task<HttpResponseMessage> AskAsync({{parameter}}) => http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent("{}"));
        }
        """, $$"""
        using SciLlm;

        class Assistant(HttpClient http)
        {
            {{member}}

            public Task<HttpResponseMessage> AskAsync({{parameter}}) => {{client}}.PostChatCompletionsAsync(new StringContent("{}"));
        }
        """, Key);

    [Fact]
    public Task UsesNoInstance_WhenThereIsNone() => Test.Fixes("""
        using SciLlm;

        class Assistant(SciLlmClient llm)
        {
            private readonly SciLlmClient _llm = llm;

            public static Task<HttpResponseMessage> AskAsync(HttpClient http) => http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent("{}"));
        }
        """, """
        using SciLlm;

        class Assistant(SciLlmClient llm)
        {
            private readonly SciLlmClient _llm = llm;

            public static Task<HttpResponseMessage> AskAsync(HttpClient http) => SciLlmClient.Default.PostChatCompletionsAsync(new StringContent("{}"));
        }
        """, Key);

    [Fact]
    public Task SpellsTheClientInFull_WhenItsNameMeansAnother() => Test.Fixes("""
        namespace Mine
        {
            class SciLlmClient;

            static class Assistant
            {
                public static Task<HttpResponseMessage> AskAsync(HttpClient http) => http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent("{}"));
            }
        }
        """, """
        namespace Mine
        {
            class SciLlmClient;

            static class Assistant
            {
                public static Task<HttpResponseMessage> AskAsync(HttpClient http) => global::SciLlm.SciLlmClient.Default.PostChatCompletionsAsync(new StringContent("{}"));
            }
        }
        """, Key);

    [Fact]
    public Task SpellsTheClientInFull_WhenAUsingWouldMakeANameElsewhereMeanTwoTypes() => Test.Fixes("""
        using Theirs;

        static class Assistant
        {
            public static Task<HttpResponseMessage> AskAsync(HttpClient http) => http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent("{}"));

            public static string Read(Completion completion) => completion.Words;
        }

        namespace Theirs
        {
            public record Completion(string Words);
        }
        """, """
        using Theirs;

        static class Assistant
        {
            public static Task<HttpResponseMessage> AskAsync(HttpClient http) => global::SciLlm.SciLlmClient.Default.PostChatCompletionsAsync(new StringContent("{}"));

            public static string Read(Completion completion) => completion.Words;
        }

        namespace Theirs
        {
            public record Completion(string Words);
        }
        """, Key);
}
