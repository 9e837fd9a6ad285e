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
}
