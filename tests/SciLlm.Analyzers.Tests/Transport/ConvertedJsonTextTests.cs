using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201's <em>Convert to CompleteAsync</em>: payloads written as JSON text.</summary>
public sealed class ConvertedJsonTextTests
{
    [Theory]
    [InlineData("$\"{{\\\"model\\\": \\\"{model}\\\", \\\"temperature\\\": 0.5, \\\"messages\\\": [{{\\\"role\\\": \\\"user\\\", \\\"content\\\": \\\"{Escape(question)}\\\"}}]}}\"", "question")]
    [InlineData("\"{\\\"model\\\":\\\"\" + model + \"\\\",\\\"temperature\\\":0.5,\\\"messages\\\":[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"Say {this}:\\\\n\" + question + \"\\\"}]}\"", "$\"Say {{this}}:\\n{(question)}\"")]
    public Task ReadsJsonPutTogetherAsText(string json, string content) => Test.Fixes($$"""
        using System.Text;

        class Assistant(HttpClient http)
        {
            public async Task<string> AskAsync(string model, string question)
            {
                var json = {{json}};
                var response = await http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent(json, Encoding.UTF8, "application/json"));
                return await response.Content.ReadAsStringAsync();
            }

            private static string Escape(string text) => text.Replace("\"", "'");
        }
        """, $$"""
        using System.Text;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant(HttpClient http)
        {
            public async Task<string> AskAsync(string model, string question)
            {
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = model,
                    Messages = [new(ChatRole.User, {{content}})],
                    Temperature = 0.5,
                });
                return completion.RawJson;
            }

            private static string Escape(string text) => text.Replace("\"", "'");
        }
        """);

    [Fact]
    public Task ReadsARawLiteral() => Test.Fixes(""""
        var json = """
            {
              "model": "m",
              "messages": [{ "role": "system", "content": "Be \u0022brief\u0022." }, { "role": "user", "content": "hi" }],
              "max_tokens": 20,
              "n": 1
            }
            """;
        using var http = new HttpClient();
        var response = await http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent(json));
        Console.WriteLine(await response.Content.ReadAsStringAsync());
        """", """
        using System.Text.Json.Nodes;
        using Microsoft.Extensions.AI;
        using SciLlm;

        var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
        {
            Model = "m",
            Messages =
            [
                new(ChatRole.System, "Be \"brief\"."),
                new(ChatRole.User, "hi"),
            ],
            MaxTokens = 20,
            ExtraBody = new JsonObject { ["n"] = 1 },
        });
        Console.WriteLine(completion.RawJson);
        """);
}
