using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201's <em>Convert to CompleteAsync</em>: what becomes of the code around the call.</summary>
public sealed class ConvertedAnswerTests
{
    [Fact]
    public Task KeepsReadingTheJson_WhenMoreThanTheContentIsRead() => Test.Fixes("""
        using System.Net.Http.Json;
        using System.Text.Json;

        class Assistant(HttpClient http)
        {
            public async Task<(string?, int)> AskAsync(string question)
            {
                var response = await http.[|PostAsJsonAsync|]("https://api.openai.com/v1/chat/completions", new { model = "m", messages = new[] { new { role = "user", content = question } } });
                var text = await response.Content.ReadAsStringAsync();
                var root = JsonDocument.Parse(text).RootElement;
                return (root.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(), root.GetProperty("usage").GetProperty("total_tokens").GetInt32());
            }
        }
        """, """
        using System.Net.Http.Json;
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant(HttpClient http)
        {
            public async Task<(string?, int)> AskAsync(string question)
            {
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "m",
                    Messages = [new(ChatRole.User, question)],
                });
                var text = completion.RawJson;
                var root = JsonDocument.Parse(text).RootElement;
                return (root.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(), root.GetProperty("usage").GetProperty("total_tokens").GetInt32());
            }
        }
        """);

    [Fact]
    public Task CompletesSynchronously_WhenTheCallIsWaitedFor() => Test.Fixes("""
        using System.Net.Http.Json;
        using System.Text.Json.Nodes;

        var http = new HttpClient();
        HttpResponseMessage response = http.[|PostAsJsonAsync|]("https://api.openai.com/v1/chat/completions", new { model = "m", messages = new[] { new { role = "user", content = "hi" } } }).GetAwaiter().GetResult();
        var json = JsonNode.Parse(response.Content.ReadAsStringAsync().Result);
        Console.WriteLine((string?)json!["choices"]![0]!["message"]!["content"]);
        """, """
        using System.Net.Http.Json;
        using System.Text.Json.Nodes;
        using Microsoft.Extensions.AI;
        using SciLlm;

        var completion = SciLlmClient.Default.Complete(new CompletionRequest
        {
            Model = "m",
            Messages = [new(ChatRole.User, "hi")],
        });
        Console.WriteLine(completion.Content);
        """);

    [Fact]
    public Task KeepsTheLinesAsTheyEnd_WhenTheyEndLikeOnWindows()
    {
        const string Before = """
            using System.Net.Http.Json;

            class Assistant(HttpClient http)
            {
                public async Task AskAsync(string question)
                {
                    var messages = new[] { new { role = "system", content = "Be brief." }, new { role = "user", content = question } };
                    var response = await http.[|PostAsJsonAsync|]("https://api.openai.com/v1/chat/completions", new { model = "m", messages });
                    response.EnsureSuccessStatusCode();
                }
            }

            """;
        const string After = """
            using System.Net.Http.Json;
            using Microsoft.Extensions.AI;
            using SciLlm;

            class Assistant(HttpClient http)
            {
                public async Task AskAsync(string question)
                {
                    var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                    {
                        Model = "m",
                        Messages =
                        [
                            new(ChatRole.System, "Be brief."),
                            new(ChatRole.User, question),
                        ],
                    });
                }
            }

            """;
        return Test.Fixes(Before.Replace("\n", "\r\n", StringComparison.Ordinal), After.Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public Task FixesAllOfADocument_WhenCallsShareAClient() => Test.Fixes("""
        using System.Net.Http.Json;
        using System.Text.Json;

        class Assistant
        {
            public async Task<string?> AskTwiceAsync(string question)
            {
                using var http = new HttpClient { BaseAddress = new Uri("https://llm.chutes.ai/v1/") };
                http.DefaultRequestHeaders.Add("X-Title", "assistant");
                var first = await http.[|PostAsJsonAsync|]("chat/completions", new { model = "m", messages = new[] { new { role = "user", content = question } } });
                var draft = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
                var second = await http.[|PostAsJsonAsync|]("chat/completions", new { model = "m", messages = new[] { new { role = "user", content = draft } }, stream = true });
                return await second.Content.ReadAsStringAsync();
            }
        }
        """, """
        using System.Net.Http.Json;
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant
        {
            public async Task<string?> AskTwiceAsync(string question)
            {
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "m",
                    Messages = [new(ChatRole.User, question)],
                });
                var draft = completion.Content;
                var second = await SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(new { model = "m", messages = new[] { new { role = "user", content = draft } }, stream = true }));
                return await second.Content.ReadAsStringAsync();
            }
        }
        """);
}
