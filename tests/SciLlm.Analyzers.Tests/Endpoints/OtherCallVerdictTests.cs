using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>What is no LLM call, however much of it looks like one, beside what is.</summary>
public sealed class OtherCallVerdictTests
{
    private const string Payload = "JsonContent.Create(new { model = \"m\", messages = new[] { new { role = \"user\", content = text } } })";

    [Theory]
    [InlineData("UnityWebRequestTexture.GetTexture(address)")]
    [InlineData("UnityWebRequestMultimedia.GetAudioClip(address, AudioType.MPEG)")]
    public void FetchedMediaAreNoAnswers_WhateverTheTypeIsNamedFor(string request) => Assert.False(EndpointProbe.Call($$"""
        using UnityEngine.Networking;
        class OpenAiPictures
        {
            public void Fetch(string address)
            {
                var request = {{request}};
                request.SendWebRequest();
            }
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("VoicingEmbeddingTool", "\"/api/voicings/retrieve\"", false)]
    [InlineData("VoicingEmbeddingTool", "address", true)]
    [InlineData("MistralEmbeddings", "\"/api/retrieve\"", true)]
    public void WordForWhatVendorsMakeIsNoVendor_WhereThePathIsSpelledOut(string type, string url, bool expected) => Assert.Equal(expected, EndpointProbe.Call($$"""
        class {{type}}(HttpClient http)
        {
            public Task Retrieve(object query, string address) => http.PostAsJsonAsync({{url}}, query);
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("https://api.github.com/repos/o/r/dispatches")]
    [InlineData("https://api.elevenlabs.io/v1/messages")]
    public void CallIsSomebodyElses_WhenTheUrlSaysSo_WhateverThePayload(string url) => Assert.Equal(Judgement.OtherService, EndpointProbe.Call($$"""
        class Gateway(HttpClient http)
        {
            public Task Ask(string text) => http.PostAsync("{{url}}", {{Payload}});
        }
        """).Judgement);

    [Fact]
    public void OneClientServesTwo_AndEachCallIsJudgedAlone() => Assert.Equal([true, false], EndpointProbe.Calls($$"""
        class Gateway(IConfiguration configuration)
        {
            private static readonly HttpClient Http = new();
            public Task Ask(string text) => Http.PostAsync(configuration["A"], {{Payload}});
            public Task Translate(HttpContent body) => Http.PostAsync(configuration["B"], body);
        }
        """).Select(static verdict => verdict.IsLlmCall));

    [Fact]
    public void LocalFunctionsOfAProgramAreJudgedAlone() => Assert.Equal([true, false], EndpointProbe.Calls($$"""
        var http = new HttpClient();
        await Ask(http, args[0], "hi");
        await Switch(http, args[0]);
        static Task Ask(HttpClient http, string server, string text) => http.PostAsync(server, {{Payload}});
        static Task Switch(HttpClient http, string server) => http.PutAsync($"{server}/models/1/switch", new StringContent(""));
        """).Select(static verdict => verdict.IsLlmCall));

    [Fact]
    public void CallWithoutABodyHoldsNoConversation() => Assert.Equal([false, true], EndpointProbe.Calls($$"""
        class Gateway(HttpClient http, IConfiguration configuration)
        {
            public async Task Ask(string text)
            {
                await http.PostAsync(configuration["A"], null);
                await http.PostAsync(configuration["B"], {{Payload}});
            }
        }
        """).Select(static verdict => verdict.IsLlmCall));

    [Fact]
    public void ClientsOfOneFactoryStayApart() => Assert.Equal([true, false], EndpointProbe.Calls("""
        static class Clients { public static HttpClient Create() { var client = new HttpClient(); return client; } }
        class Chat
        {
            private readonly HttpClient _http = Clients.Create();
            public Chat() => _http.BaseAddress = new Uri("https://api.openai.com/v1/");
            public Task Ask(HttpContent body) => _http.PostAsync("x", body);
        }
        class Maps
        {
            private readonly HttpClient _http = Clients.Create();
            public Maps() => _http.BaseAddress = new Uri("https://maps.example.com/");
            public Task Ask(HttpContent body) => _http.PostAsync("x", body);
        }
        """).Select(static verdict => verdict.IsLlmCall));

    [Theory]
    [InlineData("class Mediator { public Task PostAsync(string url, object body) => Task.CompletedTask; }", "new Mediator().PostAsync(\"https://api.openai.com/v1/chat/completions\", 1)")]
    [InlineData("class HttpClient { public Task SendAsync(string url) => Task.CompletedTask; }", "new HttpClient().SendAsync(\"https://api.openai.com/v1/chat/completions\")")]
    public void OwnMethodOfThatNameSendsNothing(string type, string call) =>
        Assert.Empty(EndpointProbe.Calls($"namespace Own; {type} class Use {{ Task Run() => {call}; }}"));

    [Theory]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Get, Url))")]
    [InlineData("http.SendAsync(new(HttpMethod.Head, Url))")]
    [InlineData("http.SendAsync(made)")]
    public void CallIsNoQuestion_WhenItsRequestFetches(string call) => Assert.False(EndpointProbe.Call($$"""
        class Gateway(HttpClient http, string Url)
        {
            public Task ShowAsync(string openAiKey)
            {
                http.DefaultRequestHeaders.Add("x-api-key", openAiKey);
                var made = new HttpRequestMessage(HttpMethod.Delete, Url);
                return {{call}};
            }
        }
        """).IsLlmCall);
}
