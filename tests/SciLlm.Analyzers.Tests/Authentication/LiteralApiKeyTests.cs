using SciLlm.Analyzers.Authentication;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM103: which literals are keys. Every key here is made up.</summary>
public sealed class LiteralApiKeyTests
{
    private const string Hex = "9f2c41d07ab3e865c1d40b7f2e96a358";

    /// <summary>What tells by itself.</summary>
    [Theory]
    [InlineData("sk-Q7vK2mZp9XwL4tRb8NcYh3Jd")]
    [InlineData("sk-proj-Q7vK2mZp9XwL4tRb8NcYh3Jd_Tf6-Gs1A")]
    [InlineData("sk-ant-api03-Q7vK2mZp9XwL4tRb8NcYh3Jd")]
    [InlineData("sk-or-v1-9f2c41d07ab3e865c1d40b7f2e96a358")]
    [InlineData("gsk_Q7vK2mZp9XwL4tRb8NcYh3JdTf6Gs1A")]
    [InlineData("xai-Q7vK2mZp9XwL4tRb8NcYh3JdTf6Gs1A")]
    [InlineData("cpk_9f2c41d07ab3e865.c1d40b7f2e96a358")]
    [InlineData("Bearer sk-Q7vK2mZp9XwL4tRb8NcYh3Jd")]
    [InlineData("curl -H 'x-api-key: sk-ant-api03-Q7vK2mZp9XwL4tRb8NcYh3Jd'")]
    public Task IsReported_WhenItHasTheShapeOfAVendorsKeys(string text) => Reports($"""Use([|"{text}"|]);""");

    /// <summary>What only its place tells.</summary>
    [Theory]
    [InlineData("""var answer = new CompletionRequest("hi") { ApiKey = [|"KEY"|] };""")]
    [InlineData("""var options = new SciLlmClientOptions { ApiKey = Environment.GetEnvironmentVariable("CHUTES_API_KEY") ?? [|"KEY"|] };""")]
    [InlineData("""var groqApiKey = [|"KEY"|];""")]
    [InlineData("""const string OPENAI_API_KEY = [|"KEY"|];""")]
    [InlineData("""Environment.SetEnvironmentVariable("OPENAI_API_KEY", [|"KEY"|]);""")]
    [InlineData("""var settings = new Dictionary<string, string> { ["OpenAI:ApiKey"] = [|"KEY"|] };""")]
    [InlineData("""var settings = new Dictionary<string, string> { { "ANTHROPIC_API_KEY", [|"KEY"|] } };""")]
    [InlineData("""var client = new OpenAIClient([|"KEY"|]);""")]
    [InlineData("""var client = new OpenAIClient(new AzureKeyCredential([|"KEY"|]));""")]
    [InlineData("""var credential = new AzureKeyCredential([|"KEY"|]); var client = new OpenAIClient(credential);""")]
    [InlineData("""string key = [|"KEY"|]; var credential = new AzureKeyCredential(key); var client = new OpenAIClient(credential);""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions"); request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", [|"KEY"|]);""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions"); request.Headers.Add("api-key", [|"KEY"|]);""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions"); var key = [|"KEY"|]; request.Headers.Add("Authorization", $"Bearer {key}");""")]
    [InlineData("""Ask([|"KEY"|]); void Ask(string apiKey) => Use(new OpenAIClient(apiKey));""")]
    public Task IsReported_WhenItIsHandedToAnLlmCredential(string statements) => Reports(statements.Replace("KEY\"|]", Hex + "\"|]", StringComparison.Ordinal));

    [Fact]
    public Task IsReported_WhenAFieldOfAnLlmClassHoldsIt() => RuleTest<LiteralApiKeyAnalyzer>.Reports($$"""
        class GeminiService
        {
            private const string ApiKey = [|"AIzaSyQ7vK2mZp9XwL4tRb8NcYh3JdTf6Gs1A"|];
            private string _token = [|"{{Hex}}"|];
            public void Show() => Console.WriteLine(ApiKey + _token);
        }
        """);

    [Fact]
    public Task IsReported_InsideAnInterpolatedUrl() => Reports(
        """var host = "x"; var geminiKey = $"[|https://generativelanguage.googleapis.com/v1?key=AIzaSyQ7vK2mZp9XwL4tRb8NcYh3JdTf6Gs1A&h=|]{host}";""");

    [Fact]
    public Task Says_WhoseKeyItIs_AndNeverTheKey() => RuleTest<LiteralApiKeyAnalyzer>.Says(
        "An API key (sk-ant-…) is written into the code; read it from the environment variable ANTHROPIC_API_KEY",
        InMethod("""Use({|#0:"sk-ant-api03-Q7vK2mZp9XwL4tRb8NcYh3Jd"|});"""));

    /// <summary>Placeholders, masks, patterns, names and words.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("YOUR_API_KEY_1")]
    [InlineData("your-openai-key-123")]
    [InlineData("<key1>")]
    [InlineData("xxxxxxxxxxxxxxxx1")]
    [InlineData("...")]
    [InlineData("sk-...")]
    [InlineData("sk-test1234567890abcdefgh")]
    [InlineData("sk-1234567890abcdef1234567890abcdef")]
    [InlineData("sk-xxxxxxxxxxxxxxxxxxxxxxxx1")]
    [InlineData("dummy-key-1")]
    [InlineData("not-needed-1")]
    [InlineData("ollama11")]
    [InlineData("lm-studio-1")]
    [InlineData("OPENAI_API_KEY_2")]
    [InlineData("OpenAI:ApiKey2")]
    [InlineData("gpt-4o-2024-08-06")]
    [InlineData("claude-3-5-sonnet-20241022")]
    [InlineData("sk-[A-Za-z0-9]{20,}")]
    [InlineData("sk-Q7vK2mZp9XwL4tRb****")]
    [InlineData("the key is 12 letters")]
    public Task IsSilent_WhenItStandsForAKey(string text) =>
        IsSilent($$"""var openAiApiKey = "{{text}}"; var request = new CompletionRequest("hi") { ApiKey = "{{text}}" };""");

    [Theory]
    [InlineData("""var isOpenAi = "x".StartsWith("sk-");""")]
    [InlineData("""var isOpenAi = "x".StartsWith("sk-proj-");""")]
    [InlineData("""var openAiKey = Environment.GetEnvironmentVariable("OPENAI_KEY_1");""")]
    [InlineData("""var hash = "9f2c41d07ab3e865c1d40b7f2e96a358";""")]
    [InlineData("""var stripeKey = "9f2c41d07ab3e865c1d40b7f2e96a358"; Use(stripeKey);""")]
    [InlineData("""var openAiCacheKey = "9f2c41d07ab3e865c1d40b7f2e96a358";""")]
    [InlineData("""var mapsKey = "AIzaSyQ7vK2mZp9XwL4tRb8NcYh3JdTf6Gs1A"; Use($"https://maps.googleapis.com/maps/api?key={mapsKey}");""")]
    [InlineData("""var search = new SearchClient(new AzureKeyCredential("9f2c41d07ab3e865c1d40b7f2e96a358"));""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user"); request.Headers.Add("Authorization", "Bearer 9f2c41d07ab3e865c1d40b7f2e96a358");""")]
    [InlineData("""var spinner = "sk-circle12-fade-dot sk-folding-cube3-inner";""")]
    [InlineData("""var openAiOrganizationKey = "org-Q7vK2mZp9XwL4tRb8NcYh3Jd";""")]
    [InlineData("""var langfuse = "sk-lf-9f2c41d0-7ab3-e865-c1d4-0b7f2e96a358";""")]
    public Task IsSilent_WhenItIsNoLlmsKey(string statements) => IsSilent(statements);

    [Theory]
    [InlineData("""builder.AddOpenAIChatCompletion(modelId: "some-model-2", apiKey: [|"9f2c41d07ab3e865c1d40b7f2e96a358"|]);""")]
    [InlineData("""builder.AddOpenAIChatCompletion(modelId: "some-model-2", apiKey: given);""")]
    [InlineData("""builder.AddOpenAIChatCompletion("some-model-2", givenKey);""")]
    [InlineData("""builder.AddOllamaChatCompletion("phi4-mini", new Uri(given));""")]
    public Task IsToldFromWhatStandsBesideIt_WhereTheLibraryIsMissing(string statement) => RuleTest<LiteralApiKeyAnalyzer>.ReportsWhereLibrariesAreMissing(
        InMethod($"Kernel builder = Kernel.Create(); var (given, givenKey) = (args[0], args[1]); {statement}"));

    [Fact]
    public Task IsSilent_AmongTests() => RuleTest<LiteralApiKeyAnalyzer>.IsSilent("""
        [AttributeUsage(AttributeTargets.Method)] class FactAttribute : Attribute;
        class KeyTests
        {
            private const string OpenAiKey = "sk-Q7vK2mZp9XwL4tRb8NcYh3Jd";
            [Fact] public void IsMasked() => Console.WriteLine(OpenAiKey + "gsk_Q7vK2mZp9XwL4tRb8NcYh3JdTf6Gs1A");
        }
        """);

    private static Task Reports(string statements) => RuleTest<LiteralApiKeyAnalyzer>.Reports(InMethod(statements));

    private static Task IsSilent(string statements) => RuleTest<LiteralApiKeyAnalyzer>.IsSilent(InMethod(statements));

    private static string InMethod(string statements) => $$"""
        using System.Net.Http.Headers;
        using SciLlm;

        class AzureKeyCredential(string key) { public string Key => key; }
        class OpenAIClient { public OpenAIClient(string apiKey) { } public OpenAIClient(AzureKeyCredential credential) { } }
        class SearchClient(AzureKeyCredential credential) { public object Credential => credential; }

        class Job
        {
            static void Use(object value) => Console.WriteLine(value);

            void Run()
            {
                {{statements}}
            }
        }
        """;
}
