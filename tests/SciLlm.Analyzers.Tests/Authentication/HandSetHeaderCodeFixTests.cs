using SciLlm.Analyzers.CodeFixes.Authentication;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Authentication.HandSetHeaderAnalyzer, SciLlm.Analyzers.CodeFixes.Authentication.HandSetHeaderCodeFix>;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM101's <em>Remove the header</em>, by where the header is set.</summary>
public sealed class HandSetHeaderCodeFixTests
{
    [Fact]
    public Task RemovesTheStatement_AndTheLocalOnlyItUsed() => Test.Fixes("""
        using System.Net.Http.Headers;

        class Assistant
        {
            private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api.openai.com/v1/") };

            public Assistant()
            {
                var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
                _http.DefaultRequestHeaders.[|Authorization|] = new AuthenticationHeaderValue("Bearer", key); // the bearer token
                _http.Timeout = TimeSpan.FromSeconds(30);
            }
        }
        """, """
        using System.Net.Http.Headers;

        class Assistant
        {
            private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api.openai.com/v1/") };

            public Assistant()
            {
                _http.Timeout = TimeSpan.FromSeconds(30);
            }
        }
        """);

    [Fact]
    public Task KeepsTheLocal_WhenItIsUsedElsewhereOrDoesSomething() => Test.Fixes("""
        class Assistant(HttpClient http)
        {
            public async Task PrepareAsync()
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
                var shown = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
                var demanded = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("no key");
                var fetched = await ReadKeyAsync();
                http.DefaultRequestHeaders.Add([|"x-api-key"|], shown + demanded + fetched);
                Console.WriteLine(shown?.Length);
            }

            private static Task<string> ReadKeyAsync() => File.ReadAllTextAsync("key");
        }
        """, """
        class Assistant(HttpClient http)
        {
            public async Task PrepareAsync()
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
                var shown = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
                var demanded = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("no key");
                var fetched = await ReadKeyAsync();
                Console.WriteLine(shown?.Length);
            }

            private static Task<string> ReadKeyAsync() => File.ReadAllTextAsync("key");
        }
        """);

    [Fact]
    public Task KeepsComments_ButTheOneBehindTheStatement() => Test.Fixes("""
        class Assistant
        {
            public Assistant(HttpClient http)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");

                // The gateway in front of us wants this.
                http.DefaultRequestHeaders.TryAddWithoutValidation([|"Authorization"|], "Bearer " + Settings.Key); // secret!

                // One request at a time.
                http.DefaultRequestHeaders.ConnectionClose = true;
            }
        }

        static class Settings { public static string Key => "none"; }
        """, """
        class Assistant
        {
            public Assistant(HttpClient http)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");

                // The gateway in front of us wants this.

                // One request at a time.
                http.DefaultRequestHeaders.ConnectionClose = true;
            }
        }

        static class Settings { public static string Key => "none"; }
        """);

    [Fact]
    public Task LeavesNoDoubledBlankLine() => Test.Fixes("""
        class Assistant
        {
            public Assistant(HttpClient http)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");

                http.DefaultRequestHeaders.Add([|"Authorization"|], "Bearer " + Settings.Key);

                http.Timeout = TimeSpan.FromSeconds(30);
            }
        }

        static class Settings { public static string Key => "none"; }
        """, """
        class Assistant
        {
            public Assistant(HttpClient http)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");

                http.Timeout = TimeSpan.FromSeconds(30);
            }
        }

        static class Settings { public static string Key => "none"; }
        """);

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
    public Task KeepsTheLinesAsTheyEnd_WhenTheyEndLikeOnWindows() => Test.Fixes(
        "class A\r\n{\r\n    A(HttpClient http, string key)\r\n    {\r\n        http.BaseAddress = new Uri(\"https://api.openai.com/v1/\");\r\n"
        + "        http.DefaultRequestHeaders.Add([|\"Authorization\"|], key);\r\n        http.CancelPendingRequests();\r\n    }\r\n}\r\n",
        "class A\r\n{\r\n    A(HttpClient http, string key)\r\n    {\r\n        http.BaseAddress = new Uri(\"https://api.openai.com/v1/\");\r\n"
        + "        http.CancelPendingRequests();\r\n    }\r\n}\r\n");

    [Fact]
    public Task Removes_WhenAtTopLevelAndOnOneLine() => Test.Fixes("""
        using var http = new HttpClient { BaseAddress = new Uri("https://openrouter.ai/api/v1/") };
        var key = args[0]; http.DefaultRequestHeaders.Add([|"Authorization"|], $"Bearer {key}"); http.CancelPendingRequests();
        """, """
        using var http = new HttpClient { BaseAddress = new Uri("https://openrouter.ai/api/v1/") };
        http.CancelPendingRequests();
        """);

    [Fact]
    public Task IsNotOffered_WhenTheOutcomeOfSettingItIsAskedFor() => Test.OffersNoFix("""
        class Assistant
        {
            public Assistant(HttpClient http, string key)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
                if (!http.DefaultRequestHeaders.TryAddWithoutValidation([|"Authorization"|], "Bearer " + key))
                    throw new ArgumentException("not a key", nameof(key));
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
}
