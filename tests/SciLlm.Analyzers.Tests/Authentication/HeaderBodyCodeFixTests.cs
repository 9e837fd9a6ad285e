using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Authentication;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Authentication.HandSetHeaderAnalyzer, SciLlm.Analyzers.CodeFixes.Authentication.HandSetHeaderCodeFix>;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM101's <em>Remove the header</em>, where a branch or a body did nothing else.</summary>
public sealed class HeaderBodyCodeFixTests
{
    [Fact]
    public Task RemovesTheIf_WhenItOnlySetTheHeader() => Test.Fixes("""
        class Assistant
        {
            public Assistant(HttpClient http, string? apiKey, bool azure)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
                if (!string.IsNullOrEmpty(apiKey))
                {
                    http.DefaultRequestHeaders.Add([|"Authorization"|], "Bearer " + apiKey);
                }

                if (azure)
                    http.DefaultRequestHeaders.Add([|"api-key"|], apiKey);
                else
                    http.DefaultRequestHeaders.Add([|"Authorization"|], "Bearer " + apiKey);
            }
        }
        """, """
        class Assistant
        {
            public Assistant(HttpClient http, string? apiKey, bool azure)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
            }
        }
        """);

    [Fact]
    public Task IsNotOffered_WhileTheEndOfAnExpressionBodyIsMissing()
    {
        const string Source = """
            class Assistant
            {
                void Sign(HttpRequestMessage request) => new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/x").Headers.Add([|"Authorization"|], "Bearer x")
            """;
        return new RuleTest<HandSetHeaderAnalyzer, HandSetHeaderCodeFix>([Source], [Source]) { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();
    }

    [Fact]
    public Task LeavesAnEmptyBody_WhenTheConditionDoesSomethingOrACommentStandsThere() => Test.Fixes("""
        class Assistant
        {
            public Assistant(HttpClient http, Queue<string> keys)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
                if (keys.TryDequeue(out var key))
                    http.DefaultRequestHeaders.Add([|"Authorization"|], "Bearer " + key);
                if (keys.Count > 0)
                {
                    // spare keys are for the night
                    http.DefaultRequestHeaders.Add([|"x-api-key"|], "none");
                }
            }
        }
        """, """
        class Assistant
        {
            public Assistant(HttpClient http, Queue<string> keys)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
                if (keys.TryDequeue(out var key)) { }
                if (keys.Count > 0)
                {
                    // spare keys are for the night
                }
            }
        }
        """);

    [Fact]
    public Task EmptiesTheLambda_WhenAClientIsRegistered() => Test.Fixes("""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        static class Registration
        {
            public static void AddLlm(this IServiceCollection services, IConfiguration configuration)
            {
                services.AddHttpClient("llm", client => client.BaseAddress = new Uri("https://api.openai.com/v1/"))
                    .ConfigureHttpClient(client => client.DefaultRequestHeaders.Add([|"Authorization"|], $"Bearer {configuration["OpenAI:ApiKey"]}"));
                services.AddHttpClient<Assistant>((provider, client) =>
                {
                    client.BaseAddress = new Uri("https://api.openai.com/v1/");
                    client.DefaultRequestHeaders.[|Authorization|] = new("Bearer", configuration["OpenAI:ApiKey"]);
                });
            }
        }

        class Assistant(HttpClient http)
        {
            public HttpClient Http => http;
        }
        """, """
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        static class Registration
        {
            public static void AddLlm(this IServiceCollection services, IConfiguration configuration)
            {
                services.AddHttpClient("llm", client => client.BaseAddress = new Uri("https://api.openai.com/v1/"))
                    .ConfigureHttpClient(client => { });
                services.AddHttpClient<Assistant>((provider, client) =>
                {
                    client.BaseAddress = new Uri("https://api.openai.com/v1/");
                });
            }
        }

        class Assistant(HttpClient http)
        {
            public HttpClient Http => http;
        }
        """);

    [Fact]
    public Task EmptiesAnExpressionBody() => Test.Fixes("""
        static class Requests
        {
            public static HttpRequestMessage Ask()
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions");
                Sign(request);
                return request;
            }

            private static void Sign(HttpRequestMessage request) => request.Headers.Add([|"Authorization"|], "Bearer " + Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
        }
        """, """
        static class Requests
        {
            public static HttpRequestMessage Ask()
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions");
                Sign(request);
                return request;
            }

            private static void Sign(HttpRequestMessage request) { }
        }
        """);
}
