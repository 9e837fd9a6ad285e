using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201's <em>Convert to CompleteAsync</em>, by how payload and answer are written.</summary>
public sealed class ConvertToCompleteAsyncTests
{
    [Fact]
    public Task Converts_FromAnonymousPayloadToContent() => Test.Fixes("""
        using System.Net.Http.Headers;
        using System.Text;
        using System.Text.Json;

        class Assistant
        {
            public async Task<string> AskAsync(string question, CancellationToken cancellation)
            {
                using var http = new HttpClient();
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
                var payload = new
                {
                    model = "gpt-4o-mini",
                    messages = new[]
                    {
                        new { role = "system", content = "Be brief." },
                        new { role = "user", content = question },
                    },
                    max_tokens = 200,
                    temperature = 0.2f,
                    stream = false,
                };
                var json = JsonSerializer.Serialize(payload);
                var content = new StringContent(json, Encoding.UTF8, "application/json");

                // Ask.
                var response = await http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", content, cancellation);
                response.EnsureSuccessStatusCode();

                var body = await response.Content.ReadAsStringAsync(cancellation);
                using var document = JsonDocument.Parse(body);
                var answer = document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
                return answer?.Trim() ?? "";
            }
        }
        """, """
        using System.Net.Http.Headers;
        using System.Text;
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant
        {
            public async Task<string> AskAsync(string question, CancellationToken cancellation)
            {
                // Ask.
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "gpt-4o-mini",
                    Messages =
                    [
                        new(ChatRole.System, "Be brief."),
                        new(ChatRole.User, question),
                    ],
                    MaxTokens = 200,
                    Temperature = 0.2,
                }, cancellation);

                var answer = completion.Content;
                return answer?.Trim() ?? "";
            }
        }
        """);

    [Fact]
    public Task Converts_FromPostAsJsonToTheUsersOwnAnswerType() => Test.Fixes("""
        using System.Net.Http.Json;
        using SciLlm;

        record Answer(IReadOnlyList<Choice> Choices);
        record Choice(Message Message);
        record Message(string Role, string? Content);

        class Assistant(HttpClient http, SciLlmClient llm)
        {
            public async Task<string> AskAsync(string question)
            {
                var url = "https://llm.chutes.ai/v1/" + "chat/completions";
                using var response = await http.[|PostAsJsonAsync|](url, new { model = "m", messages = new[] { new { role = "user", content = question } } });
                if (!response.IsSuccessStatusCode)
                {
                    var error = await response.Content.ReadAsStringAsync();
                    throw new InvalidOperationException($"{response.StatusCode}: {error}");
                }

                var answer = await response.Content.ReadFromJsonAsync<Answer>();
                return answer?.Choices[0].Message.Content ?? "(nothing)";
            }
        }
        """, """
        using System.Net.Http.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        record Answer(IReadOnlyList<Choice> Choices);
        record Choice(Message Message);
        record Message(string Role, string? Content);

        class Assistant(HttpClient http, SciLlmClient llm)
        {
            public async Task<string> AskAsync(string question)
            {
                var completion = await llm.CompleteAsync(new CompletionRequest
                {
                    Model = "m",
                    Messages = [new(ChatRole.User, question)],
                });

                return completion.Content ?? "(nothing)";
            }
        }
        """);

    [Fact]
    public Task Converts_FromRequestAndJsonNodes() => Test.Fixes("""
        using System.Text.Json;
        using System.Text.Json.Nodes;

        class Assistant(HttpClient http, string key)
        {
            public async Task<string?> AskAsync(string question, CancellationToken cancellation)
            {
                var payload = new JsonObject
                {
                    ["model"] = "m",
                    ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = question }),
                    ["response_format"] = new JsonObject { ["type"] = "json_object" },
                    ["top_k"] = 40,
                };
                using var body = new StringContent(payload.ToJsonString());
                using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions")
                {
                    Headers = { { "api-key", key } },
                    Content = body,
                };
                using var response = await http.[|SendAsync|](request, cancellation);
                response.EnsureSuccessStatusCode();
                await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
                var answer = await JsonNode.ParseAsync(stream, cancellationToken: cancellation);
                return answer?["choices"]?[0]?["message"]?["content"]?.GetValue<string>();
            }
        }
        """, """
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant(HttpClient http, string key)
        {
            public async Task<string?> AskAsync(string question, CancellationToken cancellation)
            {
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "m",
                    Messages = [new(ChatRole.User, question)],
                    ResponseFormat = ChatResponseFormat.Json,
                    ExtraBody = new JsonObject { ["top_k"] = 40 },
                }, cancellation);
                return completion.Content;
            }
        }
        """);
}
