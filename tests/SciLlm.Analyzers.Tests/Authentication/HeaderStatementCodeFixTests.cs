using SciLlm.Analyzers.CodeFixes.Authentication;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Authentication.HandSetHeaderAnalyzer, SciLlm.Analyzers.CodeFixes.Authentication.HandSetHeaderCodeFix>;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM101's <em>Remove the header</em>, where a statement of its own sets it.</summary>
public sealed class HeaderStatementCodeFixTests
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
    public Task Removes_WhenAtTopLevelAndOnOneLine() => Test.Fixes("""
        using var http = new HttpClient { BaseAddress = new Uri("https://openrouter.ai/api/v1/") };
        var key = args[0]; http.DefaultRequestHeaders.Add([|"Authorization"|], $"Bearer {key}"); http.CancelPendingRequests();
        """, """
        using var http = new HttpClient { BaseAddress = new Uri("https://openrouter.ai/api/v1/") };
        http.CancelPendingRequests();
        """);

    [Fact]
    public Task KeepsTheLinesAsTheyEnd_WhenTheyEndLikeOnWindows() => Test.Fixes(
        "class A\r\n{\r\n    A(HttpClient http, string key)\r\n    {\r\n        http.BaseAddress = new Uri(\"https://api.openai.com/v1/\");\r\n"
        + "        http.DefaultRequestHeaders.Add([|\"Authorization\"|], key);\r\n        http.CancelPendingRequests();\r\n    }\r\n}\r\n",
        "class A\r\n{\r\n    A(HttpClient http, string key)\r\n    {\r\n        http.BaseAddress = new Uri(\"https://api.openai.com/v1/\");\r\n"
        + "        http.CancelPendingRequests();\r\n    }\r\n}\r\n");

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
}
