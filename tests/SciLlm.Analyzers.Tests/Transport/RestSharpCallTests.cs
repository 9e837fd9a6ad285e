using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201 on RestSharp: its request only carried the payload, and its response is another type.</summary>
public sealed class RestSharpCallTests
{
    [Fact]
    public Task Converts_WhenPayloadAndAnswerAreUnderstood() => Test.Fixes("""
        using System.Text.Json.Nodes;
        using RestSharp;

        class Assistant(string key)
        {
            public async Task<string> AskAsync(string question)
            {
                var client = new RestClient("https://api.openai.com/v1");
                var request = new RestRequest("chat/completions", Method.Post);
                request.AddHeader("Authorization", $"Bearer {key}");
                request.AddJsonBody(new { model = "gpt-5-mini", messages = new[] { new { role = "user", content = question } } });

                // One answer is enough.
                var response = await client.[|ExecuteAsync|](request);
                if (!response.IsSuccessful)
                    throw new InvalidOperationException(response.ErrorMessage);
                var answer = JsonNode.Parse(response.Content!)!;
                return (string)answer["choices"]![0]!["message"]!["content"]!;
            }
        }
        """, """
        using System.Text.Json.Nodes;
        using Microsoft.Extensions.AI;
        using RestSharp;
        using SciLlm;

        class Assistant(string key)
        {
            public async Task<string> AskAsync(string question)
            {
                // One answer is enough.
                var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                {
                    Model = "gpt-5-mini",
                    Messages = [new(ChatRole.User, question)],
                });
                return completion.Content;
            }
        }
        """);

    [Theory]
    [InlineData("request.AddJsonBody(json);")]
    [InlineData("request.AddStringBody(json, DataFormat.Json);")]
    [InlineData("request.AddParameter(\"application/json\", json, ParameterType.RequestBody);")]
    public Task SendsTheBody_AndReadsTheResponseAsAnother(string adding) => Test.Fixes($$"""
        using RestSharp;

        class Assistant(RestClient client, string key)
        {
            public async Task<string> AskAsync(string json, CancellationToken cancellation)
            {
                var request = new RestRequest("https://api.openai.com/v1/chat/completions") { Method = Method.Post };
                request.AddHeader("Authorization", key);
                {{adding}}
                RestResponse response = await client.[|ExecuteAsync|](request, cancellation);
                if (!response.IsSuccessful || string.IsNullOrEmpty(response.Content))
                    return response.StatusCode.ToString();
                return response.Content.Trim();
            }
        }
        """, """
        using System.Text;
        using RestSharp;
        using SciLlm;

        class Assistant(RestClient client, string key)
        {
            public async Task<string> AskAsync(string json, CancellationToken cancellation)
            {
                var response = await SciLlmClient.Default.PostChatCompletionsAsync(new StringContent(json, Encoding.UTF8, "application/json"), cancellation);
                if (!response.IsSuccessStatusCode || string.IsNullOrEmpty(await response.Content.ReadAsStringAsync()))
                    return response.StatusCode.ToString();
                return (await response.Content.ReadAsStringAsync()).Trim();
            }
        }
        """, RawCompletionCallCodeFix.SendThroughSciLlm);

    [Fact]
    public Task Waits_WhereTheCallDid_AndReadsTypedData() => Test.Fixes("""
        using RestSharp;

        record Answer(string Id);

        class Assistant
        {
            public string? Ask(object payload)
            {
                var client = new RestClient("https://api.openai.com/v1/chat/completions");
                var response = client.[|Execute<Answer>|](new RestRequest("", Method.Post).AddBody(payload));
                return response.IsSuccessful ? response.Data?.Id : response.StatusDescription;
            }
        }
        """, """
        using System.Net.Http.Json;
        using System.Text.Json;
        using RestSharp;
        using SciLlm;

        record Answer(string Id);

        class Assistant
        {
            public string? Ask(object payload)
            {
                var response = SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(payload)).GetAwaiter().GetResult();
                return response.IsSuccessStatusCode ? JsonSerializer.Deserialize<Answer>(response.Content.ReadAsStringAsync().GetAwaiter().GetResult(), new JsonSerializerOptions(JsonSerializerDefaults.Web))?.Id : response.ReasonPhrase;
            }
        }
        """);

    [Theory]
    [InlineData("request.AddJsonBody(payload);", "Show(response);")]
    [InlineData("request.AddJsonBody(payload);", "Console.WriteLine(response.ErrorException);")]
    [InlineData("request.AddJsonBody(payload); Console.WriteLine(request.Resource);", "")]
    [InlineData("if (payload is string) request.AddJsonBody(payload);", "")]
    [InlineData("request.AddFile(\"audio\", \"a.wav\");", "")]
    public Task OffersNothing_WhenMoreIsDoneWithThem(string filling, string reading) => Test.OffersNoFix($$"""
        using RestSharp;

        class Assistant(RestClient client)
        {
            public async Task AskAsync(object payload)
            {
                var request = new RestRequest("https://api.openai.com/v1/chat/completions", Method.Post);
                {{filling}}
                var response = await client.[|ExecuteAsync|](request);
                {{reading}}
            }

            private static void Show(RestResponse response) => Console.WriteLine(response.Content);
        }
        """);
}
