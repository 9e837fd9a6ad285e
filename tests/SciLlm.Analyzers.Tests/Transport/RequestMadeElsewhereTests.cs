using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201 where one method makes the request and another sends it: its content is sent when it is a POST for certain.</summary>
public sealed class RequestMadeElsewhereTests
{
    [Theory]
    [InlineData("var request = Make(HttpMethod.Post, json); return http.SEND(request);", "var request = Make(HttpMethod.Post, json); return CLIENT(request.Content!);")]
    [InlineData("return http.SEND(Make(HttpMethod.Post, json));", "return CLIENT(Make(HttpMethod.Post, json).Content!);")]
    [InlineData("return http.SEND(Chat(json));", "return CLIENT(Chat(json).Content!);")]
    public Task SendsItsContent(string before, string after) => Test.Fixes(
        Source(before.Replace("SEND", "[|SendAsync|]", StringComparison.Ordinal), ""),
        Source(after.Replace("CLIENT", "SciLlmClient.Default.PostChatCompletionsAsync", StringComparison.Ordinal), "using SciLlm;\n\n"),
        RawCompletionCallCodeFix.SendThroughSciLlm);

    [Theory]
    [InlineData("var request = Make(json.Length > 0 ? HttpMethod.Post : HttpMethod.Get, json); return http.[|SendAsync|](request);")]
    [InlineData("var verb = HttpMethod.Post; if (json == \"\") verb = HttpMethod.Get; return http.[|SendAsync|](Make(verb, json));")]
    [InlineData("return http.[|SendAsync|](Make(given, json));")]
    public Task OffersNothing_WhenItMayBeAnotherVerb(string body) => Test.OffersNoFix(Source(body, ""));

    [Fact]
    public Task SendsWhatCallersHandOver_WhenAllOfThemPost() => Test.Fixes("""
        class Assistant(HttpClient http)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            public Task<string> AskAsync(string json) => SendAsync(HttpMethod.Post, json);

            public Task<string> AskAgainAsync(string json) => SendAsync(HttpMethod.Post, json);

            public Task<string> ListAsync() => http.GetStringAsync("https://example.com/" + HttpMethod.Get);

            private async Task<string> SendAsync(HttpMethod verb, string json)
            {
                using var request = new HttpRequestMessage(verb, Url) { Content = new StringContent(json) };
                var response = await http.[|SendAsync|](request);
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, """
        using SciLlm;

        class Assistant(HttpClient http)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            public Task<string> AskAsync(string json) => SendAsync(HttpMethod.Post, json);

            public Task<string> AskAgainAsync(string json) => SendAsync(HttpMethod.Post, json);

            public Task<string> ListAsync() => http.GetStringAsync("https://example.com/" + HttpMethod.Get);

            private async Task<string> SendAsync(HttpMethod verb, string json)
            {
                var response = await SciLlmClient.Default.PostChatCompletionsAsync(new StringContent(json));
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, RawCompletionCallCodeFix.SendThroughSciLlm);

    [Fact]
    public Task SendsItsContent_WhereAFileLeavesNullsAlone() => Test.Fixes("""
        #nullable disable

        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(string json) => http?.[|SendAsync|](Request(json), CancellationToken.None);

            private static HttpRequestMessage Request(string json) =>
                new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions") { Content = new StringContent(json) };
        }
        """, """
        #nullable disable

        using SciLlm;

        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(string json) => SciLlmClient.Default.PostChatCompletionsAsync(Request(json).Content, CancellationToken.None);

            private static HttpRequestMessage Request(string json) =>
                new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions") { Content = new StringContent(json) };
        }
        """, RawCompletionCallCodeFix.SendThroughSciLlm);

    private static string Source(string body, string directive) => directive + $$"""
        class Assistant(HttpClient http)
        {
            public static HttpMethod Listing => HttpMethod.Get;

            private static HttpRequestMessage Make(HttpMethod verb, string json) =>
                new(verb, "https://api.openai.com/v1/chat/completions") { Content = new StringContent(json) };

            private static HttpRequestMessage Chat(string json) =>
                new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions") { Content = new StringContent(json) };

            public Task AskAsync(string json, HttpMethod given)
            {
                {{body}}
            }
        }
        """;
}
