using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Authentication;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM102: which headers go nobody knows where, in a project that speaks of LLMs.</summary>
public sealed class UntracedHeaderTests
{
    [Theory]
    [InlineData("""client.DefaultRequestHeaders.Add([|"Authorization"|], value);""")]
    [InlineData("""client.DefaultRequestHeaders.Add([|"Authorization"|], $"Bearer {value}");""")]
    [InlineData("""client.DefaultRequestHeaders.Add([|"x-api-key"|], Environment.GetEnvironmentVariable("GATEWAY"));""")]
    [InlineData("""client.DefaultRequestHeaders.TryAddWithoutValidation([|"x-api-key"|], value);""")]
    [InlineData("""client.DefaultRequestHeaders.[|Authorization|] = new("Bearer", value);""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, url); request.Headers.Add([|"api-key"|], value); client.Send(request);""")]
    public Task IsReported_WhenTheDestinationIsAParameter(string statements) => RuleTest<UntracedHeaderAnalyzer>.Reports(InMethod(statements));

    [Fact]
    public Task Says_WhatToDo() => RuleTest<UntracedHeaderAnalyzer>.Says(
        "'x-api-key' is set by hand, and the code does not say where the request goes; if that is an LLM, give the key to SciLlmClient as ApiKey",
        InMethod("""client.DefaultRequestHeaders.Add({|#0:"x-api-key"|}, value);"""));

    /// <summary>What is known to be an LLM's header is SCILLM101's; what is known not to be is nobody's.</summary>
    [Theory]
    [InlineData("""client.BaseAddress = new Uri("https://api.openai.com/v1/"); client.DefaultRequestHeaders.Add("Authorization", value);""")]
    [InlineData("""client.BaseAddress = new Uri("https://api.github.com/"); client.DefaultRequestHeaders.Add("Authorization", value);""")]
    [InlineData("""client.DefaultRequestHeaders.Add("Accept", value);""")]
    [InlineData("""client.DefaultRequestHeaders.Add("Authorization", "Basic " + value);""")]
    [InlineData("""client.DefaultRequestHeaders.Add("Authorization", $"OAuth {value}");""")]
    [InlineData("""var accessToken = value; client.DefaultRequestHeaders.Add("Authorization", $"Bearer {accessToken}");""")]
    [InlineData("""client.DefaultRequestHeaders.Authorization = new("Basic", value);""")]
    [InlineData("""var request = new CompletionRequest("hi") { ExtraHeaders = new Dictionary<string, string> { ["Authorization"] = value } };""")]
    public Task IsSilent_WhenTheDestinationIsKnown(string statements) => RuleTest<UntracedHeaderAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task IsSilent_WhenTheProjectSpeaksOfNoLlm() => RuleTest<UntracedHeaderAnalyzer>.IsSilentWithoutClient("""
        class Job
        {
            void Run(HttpClient client, string value) => client.DefaultRequestHeaders.Add("Authorization", value);
        }
        """);

    [Fact]
    public Task IsSilent_AmongTests() => RuleTest<UntracedHeaderAnalyzer>.IsSilent("""
        [AttributeUsage(AttributeTargets.Method)] class FactAttribute : Attribute;
        class OllamaTests
        {
            [Fact] public void Sends() => new HttpClient().DefaultRequestHeaders.Add("Authorization", "x");
        }
        """);

    [Fact]
    public Task TheHeaderIsRemoved() => RuleTest<UntracedHeaderAnalyzer, UntracedHeaderCodeFix>.Fixes(
        InMethod("""
            client.Timeout = TimeSpan.FromSeconds(5); // short
                    client.DefaultRequestHeaders.Add([|"Authorization"|], value);
            """),
        InMethod("""
            client.Timeout = TimeSpan.FromSeconds(5); // short
            """));

    private static string InMethod(string statements) => $$"""
        using SciLlm;

        class Job
        {
            void Run(HttpClient client, string url, string value)
            {
                Console.WriteLine(url + value + client);
                {{statements}}
            }
        }
        """;
}
