using SciLlm.Analyzers.CodeFixes.Transport;
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
    public Task CarriesOverAHistory_WhoseElementsHoldRoleAndContent() => Test.Fixes("""
        using System.Net.Http.Json;

        class Turn
        {
            public string Role { get; set; } = "user";
            public string Content { get; set; } = "";
        }

        class Assistant(HttpClient http)
        {
            private readonly List<Turn> _turns = [];

            public async Task<string> AskAsync(string question)
            {
                _turns.Add(new Turn { Content = question });
                var response = await http.[|PostAsJsonAsync|]("https://api.openai.com/v1/chat/completions", new Dictionary<string, object> { ["model"] = "m", ["messages"] = _turns });
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, """
        using System.Net.Http.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Turn
        {
            public string Role { get; set; } = "user";
            public string Content { get; set; } = "";
        }

        class Assistant(HttpClient http)
        {
            private readonly List<Turn> _turns = [];

            public async Task<string> AskAsync(string question)
            {
                _turns.Add(new Turn { Content = question });
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "m",
                    Messages = [.._turns.Select(message => new ChatMessage(new ChatRole(message.Role), message.Content))],
                });
                return completion.RawJson;
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

    [Fact]
    public Task CarriesOverOtherHeadersAndTheTimeLimit() => Test.Fixes("""
        using System.Text.Json;

        class Assistant(string key)
        {
            public async Task<string> AskAsync(string question)
            {
                using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
                var request = new HttpRequestMessage(HttpMethod.Post, "https://openrouter.ai/api/v1/chat/completions");
                request.Headers.Add("Authorization", "Bearer " + key);
                request.Headers.Add("X-Title", "assistant");
                request.Content = new StringContent(JsonSerializer.Serialize(new { model = "m", messages = new[] { new { role = "user", content = question } } }));
                var response = await http.[|SendAsync|](request);
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, """
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant(string key)
        {
            public async Task<string> AskAsync(string question)
            {
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "m",
                    Messages = [new(ChatRole.User, question)],
                    ExtraHeaders = new Dictionary<string, string> { ["X-Title"] = "assistant" },
                    Timeout = TimeSpan.FromMinutes(5),
                });
                return completion.RawJson;
            }
        }
        """);

    [Fact]
    public Task ReadsTheUsersOwnPayloadType_UnlessItSendsMoreThanIsSaid() => Test.Fixes("""
        using System.Net.Http.Json;
        using System.Text.Json.Serialization;

        class Payload
        {
            [JsonPropertyName("model")] public string? Name { get; set; }
            public List<Turn> Messages { get; set; } = [];
            [JsonPropertyName("max_tokens")] public int? Limit { get; set; }
        }

        record Turn(string Role, string Content);

        class Temperate
        {
            public string Model { get; set; } = "m";
            public double Temperature { get; set; } = 0.3;
            public List<Turn> Messages { get; set; } = [];
        }

        class Assistant(HttpClient http)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            public async Task AskAsync(string question)
            {
                var payload = new Payload { Name = "m", Messages = new List<Turn> { new("system", "Be brief."), new Turn("user", question) } };
                var response = await http.[|PostAsJsonAsync|](Url, payload);
                response.EnsureSuccessStatusCode();
            }

            public async Task AskTemperatelyAsync(string question)
            {
                var response = await http.[|PostAsJsonAsync|](Url, new Temperate { Model = "m", Messages = [new("user", question)] });
                response.EnsureSuccessStatusCode();
            }
        }
        """, """
        using System.Net.Http.Json;
        using System.Text.Json.Serialization;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Payload
        {
            [JsonPropertyName("model")] public string? Name { get; set; }
            public List<Turn> Messages { get; set; } = [];
            [JsonPropertyName("max_tokens")] public int? Limit { get; set; }
        }

        record Turn(string Role, string Content);

        class Temperate
        {
            public string Model { get; set; } = "m";
            public double Temperature { get; set; } = 0.3;
            public List<Turn> Messages { get; set; } = [];
        }

        class Assistant(HttpClient http)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

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

            public async Task AskTemperatelyAsync(string question)
            {
                var response = await SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(new Temperate { Model = "m", Messages = [new("user", question)] }));
                response.EnsureSuccessStatusCode();
            }
        }
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
