using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201 on libraries that answer with the text and throw a refusal.</summary>
public sealed class WebClientCallTests
{
    [Fact]
    public Task Converts_WhenPayloadAndAnswerAreUnderstood() => Test.Fixes("""
        using System.Net;
        using System.Text.Json;

        class Assistant(string key)
        {
            public string? Ask(string question)
            {
                var web = new WebClient();
                web.Headers.Add("Authorization", $"Bearer {key}");
                var payload = new { model = "gpt-5-mini", messages = new[] { new { role = "user", content = question } } };
                string json = web.[|UploadString|]("https://api.openai.com/v1/chat/completions", "POST", JsonSerializer.Serialize(payload));
                Console.WriteLine(json);
                using var answer = JsonDocument.Parse(json);
                return answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
            }
        }
        """, """
        using System.Net;
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Assistant(string key)
        {
            public string? Ask(string question)
            {
                var completion = SciLlmClient.Default.Complete(new CompletionRequest
                {
                    Model = "gpt-5-mini",
                    Messages = [new(ChatRole.User, question)],
                });
                Console.WriteLine(completion.RawJson);
                return completion.Content;
            }
        }
        """);

    [Theory]
    [InlineData(
        "string Ask(string json) => web.[|UploadString|](Url, json);",
        "string Ask(string json) => SciLlmClient.Default.PostChatCompletionsAsync(new StringContent(json, Encoding.UTF8, \"application/json\")).GetAwaiter().GetResult().EnsureSuccessStatusCode().Content.ReadAsStringAsync().GetAwaiter().GetResult();")]
    [InlineData(
        "async Task<int> AskAsync(string json) => (await web.[|UploadStringTaskAsync|](Url, json)).Length;",
        "async Task<int> AskAsync(string json) => (await (await SciLlmClient.Default.PostChatCompletionsAsync(new StringContent(json, Encoding.UTF8, \"application/json\"))).EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Length;")]
    public Task SendsTheText_AndReadsTheAnswer(string before, string after) => Test.Fixes(
        InClass("using System.Net;\n", before), InClass("using System.Net;\nusing System.Text;\nusing SciLlm;\n", after), RawCompletionCallCodeFix.SendThroughSciLlm);

    [Fact]
    public Task OffersNothing_WhenTheFormerTaskIsExpected() => Test.OffersNoFix(
        InClass("using System.Net;\n", "Task<string> AskAsync(string json) => web.[|UploadStringTaskAsync|](Url, json);"));

    [Theory]
    [InlineData(
        "(await Url.{|CS1061:[|PostJsonAsync|]|}(payload).ReceiveString()).Length",
        "(await (await SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(payload))).EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Length",
        "using System.Net.Http.Json;\nusing SciLlm;")]
    [InlineData(
        "await Url.{|CS1061:[|PostJsonAsync|]|}(payload).ReceiveJson<object>()",
        "JsonSerializer.Deserialize<object>(await (await SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(payload))).EnsureSuccessStatusCode().Content.ReadAsStringAsync(), new JsonSerializerOptions(JsonSerializerDefaults.Web))",
        "using System.Net.Http.Json;\nusing System.Text.Json;\nusing SciLlm;")]
    public Task ReadsWhatFlurlReceives(string before, string after, string usings) => Test.Fixes(
        InClass("", $"async Task AskAsync(object payload) => Console.WriteLine({before});"),
        InClass(usings + "\n", $"async Task AskAsync(object payload) => Console.WriteLine({after});"),
        RawCompletionCallCodeFix.SendThroughSciLlm);

    private static string InClass(string usings, string method) => (usings.Length > 0 ? usings + "\n" : "") + $$"""
        class Assistant
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";
        #pragma warning disable SYSLIB0014
            private readonly {{(usings.Contains("System.Net;", StringComparison.Ordinal) ? "WebClient web = new();" : "object web = new();")}}

            public {{method}}
        }
        """;
}
