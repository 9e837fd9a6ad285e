using Test = SciLlm.Analyzers.Tests.RuleTest<SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201: what it says to use instead; what else an LLM's host, or a type that talks to one, sends, and that asks for no text.</summary>
public sealed class RawCompletionCallTests
{
    [Theory]
    [InlineData("https://llm.chutes.ai/v1/chat/completions", "use SciLlmClient.CompleteAsync")]
    [InlineData("https://api.anthropic.com/v1/messages", "use SciLlmClient.CompleteAsync")]
    [InlineData("https://api.openai.com/v1/batches", "use SciLlmClient.CompleteBatchAsync")]
    [InlineData("https://api.openai.com/v1/embeddings", "SciLlmClient makes no embeddings, so give the call an entry in EXCEPTIONS.md")]
    public Task SaysWhatToDo_ByWhatTheEndpointDoes(string url, string advice) => Test.Says($"'PostAsync' calls {url} directly; {advice}", $$"""
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent body) => http.{|#0:PostAsync|}("{{url}}", body);
        }
        """);

    [Theory]
    [InlineData("while (await reader.ReadLineAsync() is { } line) Console.WriteLine(line);", "StreamAsync")]
    [InlineData("Console.WriteLine(await reader.ReadToEndAsync());", "CompleteAsync")]
    public Task SaysStream_WhenTheAnswerIsReadAsItComes(string reading, string member) => Test.Says(
        $"'SendAsync' calls https://llm.chutes.ai/v1/chat/completions directly; use SciLlmClient.{member}",
        $$"""
        class Assistant(HttpClient http)
        {
            public async Task AskAsync(HttpContent body)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "https://llm.chutes.ai/v1/chat/completions") { Content = body };
                using var response = await http.{|#0:SendAsync|}(request, HttpCompletionOption.ResponseHeadersRead);
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
                {{reading}}
            }
        }
        """);

    [Theory]
    [InlineData("https://api.openai.com/v1/responses")]
    [InlineData("https://api.openai.com/v1/batches")]
    [InlineData("https://api.anthropic.com/v1/messages")]
    [InlineData("https://api.anthropic.com/v1/messages/batches")]
    public Task Reports_WhatAsksForText(string url) => Test.Reports($$"""
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent body) => http.[|PostAsync|]("{{url}}", body);
        }
        """);

    [Theory]
    [InlineData("https://api.openai.com/v1/responses/{id}/cancel")]
    [InlineData("https://api.openai.com/v1/batches/{id}/cancel")]
    [InlineData("https://api.openai.com/v1/files")]
    [InlineData("https://api.anthropic.com/v1/messages/batches/{id}/cancel")]
    [InlineData("https://api.anthropic.com/v1/messages/count_tokens")]
    [InlineData("https://uploads.example.com/images/{id}")]
    public Task IsSilent_AboutWhatIsSentBesides(string url) => Test.IsSilent($$"""
        class OpenAiAssistant(HttpClient http)
        {
            public Task<HttpResponseMessage> SendAsync(string id, HttpContent content) => http.PostAsync($"{{url}}", content);
        }
        """);

    [Theory]
    [InlineData("https://api.openai.com/v1/responses/{id}")]
    [InlineData("https://api.openai.com/v1/batches")]
    [InlineData("https://api.openai.com/v1/batches/{id}")]
    [InlineData("https://api.anthropic.com/v1/messages/batches/{id}/results")]
    [InlineData("https://api.deepseek.com/user/balance")]
    [InlineData("{server}/v1/tags")]
    [InlineData("{server}/health")]
    public Task IsSilent_AboutWhatIsFetched(string url) => Test.IsSilent($$"""
        using System.Net.Http.Headers;

        class OpenAiAssistant(HttpClient http, string openAiKey, string server, string id)
        {
            public Task<string> GetAsync() => http.GetStringAsync($"{{url}}");

            public Task<HttpResponseMessage> SendAsync()
            {
                var request = new HttpRequestMessage(HttpMethod.Get, $"{{url}}");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", openAiKey);
                return http.SendAsync(request);
            }

            public override string ToString() => server + id;
        }
        """);

    [Fact]
    public Task IsSilent_AboutAPicture_ThatTheSameTypeSendsElsewhere() => Test.IsSilent("""
        class ChatBot(HttpClient http, string pictureUrl)
        {
            private readonly object _payload = new { model = "m", messages = new[] { new { role = "user", content = "Hello" } } };

            public Task<HttpResponseMessage> UploadAsync(Stream picture)
            {
                var form = new MultipartFormDataContent { { new StreamContent(picture), "image", "a.png" } };
                return http.PostAsync(pictureUrl, form);
            }

            public override string ToString() => _payload.ToString()!;
        }
        """);
}
