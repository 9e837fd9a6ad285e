using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201's <em>Convert to CompleteAsync</em>: histories, settings beside the payload and the user's own types.</summary>
public sealed class ConvertedPayloadTests
{
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
}
