using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Authentication;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM103: what a key in the code becomes. Every key here is made up.</summary>
public sealed class LiteralApiKeyCodeFixTests
{
    private const string Key = "9f2c41d07ab3e865c1d40b7f2e96a358";

    [Theory]
    [InlineData(
        """var request = new CompletionRequest("hi") { ApiKey = [|"§"|] };""",
        """var request = new CompletionRequest("hi") { ApiKey = Environment.GetEnvironmentVariable("CHUTES_API_KEY") };""")]
    [InlineData(
        """var groqApiKey = [|"§"|];""",
        """var groqApiKey = Environment.GetEnvironmentVariable("GROQ_API_KEY") ?? throw new InvalidOperationException("Set GROQ_API_KEY.");""")]
    [InlineData(
        """const string OpenAiKey = [|"§"|]; // for now""",
        """string OpenAiKey = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("Set OPENAI_API_KEY."); // for now""")]
    [InlineData(
        """string? openAiKey = [|"§"|];""",
        """string? openAiKey = Environment.GetEnvironmentVariable("OPENAI_API_KEY");""")]
    [InlineData(
        """var client = new OpenAIClient([|"§"|]);""",
        """var client = new OpenAIClient(Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("Set OPENAI_API_KEY."));""")]
    [InlineData(
        """var openAiKey = Environment.GetEnvironmentVariable("MY_OPENAI") ?? [|"§"|];""",
        """var openAiKey = Environment.GetEnvironmentVariable("MY_OPENAI") ?? throw new InvalidOperationException("Set MY_OPENAI.");""")]
    [InlineData(
        """Environment.SetEnvironmentVariable("LITELLM_API_KEY", [|"§"|]);""",
        """Environment.SetEnvironmentVariable("LITELLM_API_KEY", Environment.GetEnvironmentVariable("LITELLM_API_KEY") ?? throw new InvalidOperationException("Set LITELLM_API_KEY."));""")]
    [InlineData(
        """var header = [|"Bearer sk-or-v1-§"|];""",
        """var header = "Bearer " + Environment.GetEnvironmentVariable("OPENROUTER_API_KEY");""")]
    [InlineData(
        """var header = $"[|Bearer sk-or-v1-§|]";""",
        """var header = $"Bearer {Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")}";""")]
    [InlineData(
        """"var command = [|@"c:\curl ""x-api-key: sk-ant-api03-§"" "|];"""",
        """"var command = @"c:\curl ""x-api-key: " + Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY") + @""" ";"""")]
    public Task ReadsItFromTheEnvironment(string before, string after) => RuleTest<LiteralApiKeyAnalyzer, LiteralApiKeyCodeFix>.Fixes(
        InMethod(WithKey(before)), InMethod(after), LiteralApiKeyCodeFix.ReadFromEnvironment);

    [Fact]
    public Task ReleasesAConstant_AndAddsTheUsing() => RuleTest<LiteralApiKeyAnalyzer, LiteralApiKeyCodeFix>.Fixes(
        WithKey("""
            static class OpenAiSettings
            {
                // The team's key.
                internal const string ApiKey = [|"§"|];
                internal const string Model = "gpt-4o-mini";
            }
            """),
        """
            static class OpenAiSettings
            {
                // The team's key.
                internal static readonly string ApiKey = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("Set OPENAI_API_KEY.");
                internal const string Model = "gpt-4o-mini";
            }
            """);

    [Fact]
    public Task FixesEach_WhenThereAreSeveral() => RuleTest<LiteralApiKeyAnalyzer, LiteralApiKeyCodeFix>.Fixes(
        InMethod(WithKey("""string? groqKey = [|"§"|], openAiKey = [|"§"|];""")),
        InMethod("""string? groqKey = Environment.GetEnvironmentVariable("GROQ_API_KEY"), openAiKey = Environment.GetEnvironmentVariable("OPENAI_API_KEY");"""));

    [Theory]
    [InlineData("""class OpenAi { const string ApiKey = [|"§"|]; void Ask(string key = ApiKey) => Console.WriteLine(key); }""")]
    [InlineData("""class OpenAi { void Ask(string apiKey = [|"§"|]) => Console.WriteLine(apiKey); }""")]
    [InlineData("""class OpenAi { [Obsolete([|"sk-ant-api03-§"|])] void Ask() { } }""")]
    public Task IsNotOffered_WhenAConstantIsNeeded(string source) => RuleTest<LiteralApiKeyAnalyzer, LiteralApiKeyCodeFix>.OffersNoFix(WithKey(source));

    [Fact]
    public Task IsNotOffered_WhenAnotherFileNeedsTheConstant() => new RuleTest<LiteralApiKeyAnalyzer, LiteralApiKeyCodeFix>(
        [
            WithKey("""static class OpenAi { internal const string ApiKey = [|"§"|]; }"""),
            """class Job { [Obsolete(OpenAi.ApiKey)] void Run() { } }""",
        ],
        [
            WithKey("""static class OpenAi { internal const string ApiKey = [|"§"|]; }"""),
            """class Job { [Obsolete(OpenAi.ApiKey)] void Run() { } }""",
        ]).RunAsync();

    private static string WithKey(string code) => code.Replace("§", Key, StringComparison.Ordinal);

    private static string InMethod(string statements) => $$"""
        using SciLlm;

        class OpenAIClient(string apiKey) { public string Key => apiKey; }

        class Job
        {
            void Run()
            {
                {{statements}}
            }
        }
        """;
}
