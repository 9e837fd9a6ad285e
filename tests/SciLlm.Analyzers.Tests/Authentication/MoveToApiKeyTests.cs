using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.CodeFixes.Authentication;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Authentication.HandSetHeaderAnalyzer, SciLlm.Analyzers.CodeFixes.Authentication.HandSetHeaderCodeFix>;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM101's <em>Move the key to ApiKey</em>, on requests of the client.</summary>
public sealed class MoveToApiKeyTests
{
    [Theory]
    [InlineData("$\"Bearer {key}\"", "key")]
    [InlineData("\"Bearer \" + key", "key")]
    [InlineData("\"Bearer none\"", "\"none\"")]
    public Task MovesTheKey_WithoutItsScheme(string value, string key) => Test.Fixes($$"""
        using SciLlm;

        class Assistant
        {
            CompletionRequest Ask(string key) => new("hello")
            {
                Model = "m",
                ExtraHeaders = new Dictionary<string, string> { [[|"Authorization"|]] = {{value}} },
            };
        }
        """, $$"""
        using SciLlm;

        class Assistant
        {
            CompletionRequest Ask(string key) => new("hello")
            {
                Model = "m",
                ApiKey = {{key}},
            };
        }
        """, HandSetHeaderCodeFix.MoveToApiKey);

    [Fact]
    public Task KeepsTheOtherHeaders() => Test.Fixes("""
        using SciLlm;

        class Assistant
        {
            CompletionRequest Ask(string key) => new("hello")
            {
                Model = "m",
                ExtraHeaders = new Dictionary<string, string>
                {
                    { "X-Title", "assistant" },
                    { [|"x-api-key"|], key },
                },
            };
        }
        """, """
        using SciLlm;

        class Assistant
        {
            CompletionRequest Ask(string key) => new("hello")
            {
                Model = "m",
                ApiKey = key,
                ExtraHeaders = new Dictionary<string, string>
                {
                    { "X-Title", "assistant" },
                },
            };
        }
        """);

    [Fact]
    public Task IsNotOffered_WhenTheValueIsNotKnownToHoldTheKey() => Test.OffersNoFix("""
        using SciLlm;

        class Assistant
        {
            CompletionRequest Ask(string value) => new("hello") { ExtraHeaders = new Dictionary<string, string> { [[|"Authorization"|]] = value } };
        }
        """, HandSetHeaderCodeFix.MoveToApiKey);

    [Fact]
    public Task RemovesTheHeader_WhenAKeyIsSetAlready() => Test.Fixes("""
        using SciLlm;

        class Assistant
        {
            CompletionRequest Ask(string key) => new("hello") { ApiKey = key, ExtraHeaders = new Dictionary<string, string> { [[|"Authorization"|]] = "Bearer " + key } };
        }
        """, """
        using SciLlm;

        class Assistant
        {
            CompletionRequest Ask(string key) => new("hello") { ApiKey = key };
        }
        """);

    [Fact]
    public Task MovesTheKey_WhenEveryHeaderIsToBeRemoved()
    {
        static string Source(string dressing, string request) => $$"""
            using SciLlm;

            class Assistant
            {
                void Dress(HttpClient http, string key)
                {
                    {{dressing}}http.PostAsync("https://api.openai.com/v1/chat/completions", new StringContent(""));
                }

                CompletionRequest Ask(string key) => new("hello")
                {
                    {{request}}
                };
            }
            """;

        const string Header = """http.DefaultRequestHeaders.Add([|"x-api-key"|], key);""" + "\n        ";
        const string ExtraHeader = """ExtraHeaders = new Dictionary<string, string> { [[|"Authorization"|]] = $"Bearer {key}" },""";
        var test = new Test([Source(Header, ExtraHeader)], [Source("", ExtraHeader)], HandSetHeaderCodeFix.RemoveHeader);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        ConsumerProject.Fill(test.BatchFixedState, [Source("", "ApiKey = key,")]);
        return test.RunAsync();
    }
}
