using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Authentication;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Authentication.HandSetHeaderAnalyzer, SciLlm.Analyzers.CodeFixes.Authentication.HandSetHeaderCodeFix>;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM101's <em>Remove the header</em>, where it is an element of a list: of an initializer, an attribute's arguments, a collection.</summary>
public sealed class HeaderElementCodeFixTests
{
    [Fact]
    public Task RemovesTheElementOfAnInitializer_AndWhatItLeavesEmpty() => Test.Fixes("""
        class Requests
        {
            public HttpRequestMessage Only(string key) => new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions")
            {
                Headers = { { [|"Authorization"|], $"Bearer {key}" } },
            };

            public HttpRequestMessage Among(string key) => new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions")
            {
                Headers =
                {
                    { [|"Authorization"|], $"Bearer {key}" },
                    { "X-Title", "assistant" },
                },
                Version = new Version(2, 0),
            };

            public Dictionary<string, string> Headers(string openAiKey)
            {
                var headers = new Dictionary<string, string> { ["X-Title"] = "assistant", [[|"x-api-key"|]] = openAiKey };
                return headers;
            }

            public Dictionary<string, string> OnlyHeaders(string openAiKey)
            {
                var headers = new Dictionary<string, string>
                {
                    { [|"Authorization"|], "Bearer " + openAiKey }
                };
                return headers;
            }
        }
        """, """
        class Requests
        {
            public HttpRequestMessage Only(string key) => new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions");

            public HttpRequestMessage Among(string key) => new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions")
            {
                Headers =
                {
                    { "X-Title", "assistant" },
                },
                Version = new Version(2, 0),
            };

            public Dictionary<string, string> Headers(string openAiKey)
            {
                var headers = new Dictionary<string, string> { ["X-Title"] = "assistant" };
                return headers;
            }

            public Dictionary<string, string> OnlyHeaders(string openAiKey)
            {
                var headers = new Dictionary<string, string>();
                return headers;
            }
        }
        """);

    [Fact]
    public Task RemovesTheHeaderOfARefitInterface_AndKeepsItsOthers() => Test.Fixes("""
        using Refit;

        namespace Refit
        {
            class HeadersAttribute(params string[] headers) : Attribute { public string[] Headers => headers; }
            class PostAttribute(string path) : Attribute { public string Path => path; }
        }

        [Headers([|"Authorization: Bearer"|], "X-Title: assistant")]
        interface IAssistant
        {
            [Headers([|"x-api-key: none"|])]
            [Post("/v1/chat/completions")]
            Task<string> AskAsync(object payload);
        }
        """, """
        using Refit;

        namespace Refit
        {
            class HeadersAttribute(params string[] headers) : Attribute { public string[] Headers => headers; }
            class PostAttribute(string path) : Attribute { public string Path => path; }
        }

        [Headers("X-Title: assistant")]
        interface IAssistant
        {
            [Post("/v1/chat/completions")]
            Task<string> AskAsync(object payload);
        }
        """);

    [Fact]
    public Task RemovesTheElement_WhereTheFileEndsBehindIt() => FixesWhileTyped<HandSetHeaderAnalyzer, HandSetHeaderCodeFix>(
        """class Assistant { Dictionary<string, string> HeadersFor(string openAiKey) => new() { ["X-Title"] = "a", [[|"x-api-key"|]] = openAiKey,""",
        """class Assistant { Dictionary<string, string> HeadersFor(string openAiKey) => new() { ["X-Title"] = "a", """);

    [Fact]
    public Task RemovesTheAttribute_WhereTheFileEndsBehindIt()
    {
        const string Refit = "using Refit; namespace Refit { class HeadersAttribute(params string[] headers) : Attribute { public string[] Headers => headers; } }";
        return FixesWhileTyped<UntracedHeaderAnalyzer, UntracedHeaderCodeFix>(
            $$"""{{Refit}} interface IOpenAi { [Headers([|"Authorization: Bearer"|])]""",
            $$"""{{Refit}} interface IOpenAi { """);
    }

    private static Task FixesWhileTyped<TAnalyzer, TFix>(string before, string after)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new RuleTest<TAnalyzer, TFix>([before], [after]) { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();

    [Theory]
    [InlineData("[new(\"X-Title\", \"a\"), new([|\"api-key\"|], key)]", "[new(\"X-Title\", \"a\")]")]
    [InlineData("[new([|\"api-key\"|], key), new(\"X-Title\", \"a\")]", "[new(\"X-Title\", \"a\")]")]
    [InlineData("[new([|\"api-key\"|], key)]", "[]")]
    public Task RemovesTheElementOfACollection(string before, string after) => Test.Fixes(InGateway(before), InGateway(after));

    private static string InGateway(string headers) => $$"""
        record Header(string Name, string Value);

        class Gateway(HttpClient http, string key)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent body)
            {
                List<Header> headers = {{headers}};
                foreach (var header in headers)
                    body.Headers.Add(header.Name, header.Value);
                return http.PostAsync("https://api.openai.com/v1/chat/completions", body);
            }
        }
        """;

    [Fact]
    public Task RemovesAnAuthenticator_AndTheMemberOfAnObjectOfHeaders() => Test.Fixes("""
        namespace RestSharp
        {
            public class RestClientOptions(string baseUrl) { public string BaseUrl => baseUrl; public JwtAuthenticator? Authenticator { get; set; } public int Timeout { get; set; } }
            public class JwtAuthenticator(string token) { public string Token => token; }
        }

        namespace Flurl.Http
        {
            public static class Requests
            {
                public static string WithHeaders(this string url, object headers) => url + headers;
            }
        }

        namespace Consumer
        {
            using Flurl.Http;
            using RestSharp;

            class Gateway(string key)
            {
                public RestClientOptions Options => new("https://api.openai.com/v1") { [|Authenticator|] = new JwtAuthenticator(key), Timeout = 9 };

                public string Only => "https://api.openai.com/v1/chat/completions".WithHeaders(new { [|Authorization|] = $"Bearer {key}" }).Trim();

                public string Among => "https://api.openai.com/v1/chat/completions".WithHeaders(new { Accept = "*/*", [|x_api_key|] = key });
            }
        }
        """, """
        namespace RestSharp
        {
            public class RestClientOptions(string baseUrl) { public string BaseUrl => baseUrl; public JwtAuthenticator? Authenticator { get; set; } public int Timeout { get; set; } }
            public class JwtAuthenticator(string token) { public string Token => token; }
        }

        namespace Flurl.Http
        {
            public static class Requests
            {
                public static string WithHeaders(this string url, object headers) => url + headers;
            }
        }

        namespace Consumer
        {
            using Flurl.Http;
            using RestSharp;

            class Gateway(string key)
            {
                public RestClientOptions Options => new("https://api.openai.com/v1") { Timeout = 9 };

                public string Only => "https://api.openai.com/v1/chat/completions".Trim();

                public string Among => "https://api.openai.com/v1/chat/completions".WithHeaders(new { Accept = "*/*" });
            }
        }
        """);
}
