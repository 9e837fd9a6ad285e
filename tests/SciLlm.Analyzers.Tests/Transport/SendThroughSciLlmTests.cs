using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201's <em>Send through SciLLM</em>: the payload is the caller's, and so is what is done with the response.</summary>
public sealed class SendThroughSciLlmTests
{
    private const string Key = RawCompletionCallCodeFix.SendThroughSciLlm;

    [Fact]
    public Task KeepsTheContentAndTheToken() => Test.Fixes("""
        class Assistant(HttpClient http)
        {
            public async Task<string> AskAsync(HttpContent payload, CancellationToken cancellation)
            {
                using var response = await http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", payload, cancellation).ConfigureAwait(false);
                return await response.Content.ReadAsStringAsync(cancellation);
            }
        }
        """, """
        using SciLlm;

        class Assistant(HttpClient http)
        {
            public async Task<string> AskAsync(HttpContent payload, CancellationToken cancellation)
            {
                using var response = await SciLlmClient.Default.PostChatCompletionsAsync(payload, cancellation).ConfigureAwait(false);
                return await response.Content.ReadAsStringAsync(cancellation);
            }
        }
        """, Key);

    [Fact]
    public Task TakesNamedArguments_WhateverTheirOrder() => Test.Fixes("""
        using System.Text.Json;
        using System.Net.Http.Json;

        class Assistant(HttpClient http, JsonSerializerOptions options)
        {
            public Task<HttpResponseMessage> AskAsync(object payload, CancellationToken cancellation) => http.[|PostAsJsonAsync|](
                cancellationToken: cancellation, options: options, value: payload, requestUri: "https://api.openai.com/v1/chat/completions");
        }
        """, """
        using System.Text.Json;
        using System.Net.Http.Json;
        using SciLlm;

        class Assistant(HttpClient http, JsonSerializerOptions options)
        {
            public Task<HttpResponseMessage> AskAsync(object payload, CancellationToken cancellation) => SciLlmClient.Default.PostChatCompletionsAsync(JsonContent.Create(payload, options: options), cancellation);
        }
        """, Key);

    [Fact]
    public Task DropsTheRequest_WhenItOnlyCarriedUrlHeadersAndBody() => Test.Fixes("""
        using System.Text;
        using System.Net.Http.Headers;

        class Assistant(HttpClient http, string key)
        {
            private const string Url = "https://api.groq.com/openai/v1/chat/completions";

            public async Task<string> AskAsync(string json)
            {
                // One call, one request.
                using var request = new HttpRequestMessage(HttpMethod.Post, Url);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                request.Headers.Add("X-Title", "assistant");
                request.Content = new StringContent(json, Encoding.UTF8, "application/json");

                var response = await http.[|SendAsync|](request, HttpCompletionOption.ResponseHeadersRead);
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, """
        using System.Text;
        using System.Net.Http.Headers;
        using SciLlm;

        class Assistant(HttpClient http, string key)
        {
            private const string Url = "https://api.groq.com/openai/v1/chat/completions";

            public async Task<string> AskAsync(string json)
            {
                // One call, one request.

                var response = await SciLlmClient.Default.PostChatCompletionsAsync(new StringContent(json, Encoding.UTF8, "application/json"));
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, Key);

    [Fact]
    public Task KeepsTheRequest_WhenItIsUsedForMore() => Test.Fixes("""
        class Assistant(HttpClient http)
        {
            public HttpResponseMessage Ask(string json)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "https://api.groq.com/openai/v1/chat/completions") { Content = new StringContent(json) };
                Console.WriteLine(request.RequestUri);
                return http.[|Send|](request);
            }
        }
        """, """
        using SciLlm;

        class Assistant(HttpClient http)
        {
            public HttpResponseMessage Ask(string json)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "https://api.groq.com/openai/v1/chat/completions") { Content = new StringContent(json) };
                Console.WriteLine(request.RequestUri);
                return SciLlmClient.Default.PostChatCompletionsAsync(request.Content!).GetAwaiter().GetResult();
            }
        }
        """, Key);

    [Fact]
    public Task DropsAClientMadeForTheCall() => Test.Fixes("""
        using var http = new HttpClient();
        http.Timeout = TimeSpan.FromSeconds(100);
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {args[0]}");
        var url = "https://api.openai.com/v1/chat/completions";
        var response = http.[|PostAsync|](url, new StringContent(args[1])).Result;
        Console.WriteLine(response.StatusCode);
        """, """
        using SciLlm;

        var response = SciLlmClient.Default.PostChatCompletionsAsync(new StringContent(args[1])).Result;
        Console.WriteLine(response.StatusCode);
        """, Key);

    [Theory]
    [InlineData("http.[|GetAsync|](\"https://api.openai.com/v1/chat/completions\")")]
    [InlineData("http.[|PostAsync|](\"https://api.openai.com/v1/embeddings\", new StringContent(\"{}\"))")]
    [InlineData("http.[|PostAsync|](\"https://api.mistral.ai/v1/fim/completions\", new StringContent(\"{}\"))")]
    [InlineData("http.[|PostAsync|](\"https://api.openai.com/v1/chat/completions\", null)")]
    [InlineData("http.[|PostAsync|](\"https://api.openai.com/v1/chat/completions\", new FormUrlEncodedContent([]))")]
    [InlineData("http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Get, \"https://api.openai.com/v1/chat/completions\"))")]
    public Task IsNotOffered_WhenThereIsNoCompletionsPayload(string call) => Test.OffersNoFix($$"""
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync() => {{call}};
        }
        """);

    [Fact]
    public Task IsNotOffered_WhenTheClientIsNotReferenced() => Test.OffersNoFixWithoutClient("""
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync() => http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent("{}"));
        }
        """);

    [Fact]
    public Task AddsTheDirectiveBelowTheHeader_AndAboveTheDocumentation() => Test.Fixes("""
        // Copyright (c) nobody

        /// <summary>Answers.</summary>
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent payload) => http.[|PostAsync|]("https://api.openai.com/v1/chat/completions", payload);
        }
        """, """
        // Copyright (c) nobody

        using SciLlm;

        /// <summary>Answers.</summary>
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent payload) => SciLlmClient.Default.PostChatCompletionsAsync(payload);
        }
        """, Key);
}
