using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201's <em>Convert to CompleteAsync</em>: what is converted from another API, and what is only sent through.</summary>
public sealed class ConvertedDialectTests
{
    [Theory]
    [InlineData("stream = true", "var response")]
    [InlineData("stream = wants", "var response")]
    [InlineData("n = 1", "using (var response")]
    public Task IsSentThrough_WhenItCannotBeConverted(string member, string declaration)
    {
        var (open, close) = declaration.StartsWith("using (", StringComparison.Ordinal) ? (declaration, ")") : (declaration, ";");
        return Test.Fixes(Source("http.[|PostAsJsonAsync|](\"https://api.openai.com/v1/chat/completions\", new { model = \"m\", messages, " + member + " })", ""),
            Source("SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(new { model = \"m\", messages, " + member + " }))", "using SciLlm;\n"));

        string Source(string call, string import) => $$"""
            using System.Net.Http.Json;
            {{import}}
            class Assistant(HttpClient http)
            {
                public async Task AskAsync(string question, bool wants)
                {
                    var messages = new[] { new { role = "user", content = question } };
                    {{open}} = await {{call}}{{close}}
                    Console.WriteLine(response.StatusCode);
                }
            }
            """;
    }

    [Fact]
    public Task IsSentThrough_WhenAFailureIsTurnedIntoAnAnswer() => Test.Fixes("""
        using System.Net.Http.Json;

        class Assistant(HttpClient http)
        {
            public async Task<string?> AskAsync(string question)
            {
                var response = await http.[|PostAsJsonAsync|]("https://api.openai.com/v1/chat/completions", new { model = "m", messages = new[] { new { role = "user", content = question } } });
                if (!response.IsSuccessStatusCode)
                    return null;
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, """
        using System.Net.Http.Json;
        using SciLlm;

        class Assistant(HttpClient http)
        {
            public async Task<string?> AskAsync(string question)
            {
                var response = await SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(new { model = "m", messages = new[] { new { role = "user", content = question } } }));
                if (!response.IsSuccessStatusCode)
                    return null;
                return await response.Content.ReadAsStringAsync();
            }
        }
        """);

    [Fact]
    public Task ConvertsAnotherDialect_WhenOnlyTheTextIsRead() => Test.Fixes("""
        using System.Net.Http.Json;
        using System.Text.Json;

        class Assistant(HttpClient http, string key)
        {
            public async Task<string?> ClaudeAsync(string question)
            {
                var response = await http.[|PostAsJsonAsync|]("https://api.anthropic.com/v1/messages", new { model = "claude", max_tokens = 100, system = "Be brief.", messages = new[] { new { role = "user", content = question } } });
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                return answer.GetProperty("content")[0].GetProperty("text").GetString();
            }

            public async Task<string?> GeminiAsync(string question)
            {
                var url = $"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?key={key}";
                var response = await http.[|PostAsJsonAsync|](url, new { contents = new[] { new { parts = new[] { new { text = question } } } } });
                var text = await response.Content.ReadAsStringAsync();
                Console.WriteLine(text);
                var answer = JsonDocument.Parse(text);
                return answer.RootElement.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString();
            }
        }
        """, """
        using System.Net.Http.Json;
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant(HttpClient http, string key)
        {
            public async Task<string?> ClaudeAsync(string question)
            {
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "claude",
                    Messages =
                    [
                        new(ChatRole.System, "Be brief."),
                        new(ChatRole.User, question),
                    ],
                    MaxTokens = 100,
                });
                return completion.Content;
            }

            public async Task<string?> GeminiAsync(string question)
            {
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "gemini-2.0-flash",
                    Messages = [new(ChatRole.User, question)],
                });
                var text = completion.RawJson;
                Console.WriteLine(text);
                return completion.Content;
            }
        }
        """);

    [Theory]
    [InlineData("usage", "claude")]
    [InlineData("content", "claude\", top_k = \"40")]
    public Task IsNotOffered_WhenAnotherDialectIsNotUnderstood(string member, string model) => Test.OffersNoFix($$"""
        using System.Net.Http.Json;
        using System.Text.Json;

        class Assistant(HttpClient http)
        {
            public async Task<JsonElement> AskAsync(string question)
            {
                var response = await http.[|PostAsJsonAsync|]("https://api.anthropic.com/v1/messages", new { model = "{{model}}", messages = new[] { new { role = "user", content = question } } });
                return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("{{member}}");
            }
        }
        """, RawCompletionCallCodeFix.ConvertToCompleteAsync);
}
