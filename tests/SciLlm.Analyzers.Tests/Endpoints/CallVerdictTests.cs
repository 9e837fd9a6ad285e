using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

public sealed class CallVerdictTests
{
    private const string Payload = "JsonContent.Create(new { model = \"m\", messages = new[] { new { role = \"user\", content = text } } })";

    [Fact]
    public void CallIsAnLlmCall_WhenTheBaseAddressIsSetInTheConstructor() => Assert.Equal(
        "https://api.openai.com/v1/chat/completions", EndpointProbe.Call("""
            class Gateway
            {
                private readonly HttpClient _http;
                public Gateway(HttpClient http) { _http = http; _http.BaseAddress = new Uri("https://api.openai.com/v1/"); }
                public Task Ask(HttpContent body) => _http.PostAsync("chat/completions", body);
            }
            """).Url);

    [Fact]
    public void CallIsAnLlmCall_WhenTheWholeEndpointIsTheBaseAddress() => Assert.True(EndpointProbe.Call("""
        class Gateway
        {
            private HttpClient _http = new();
            public void Initialize(string configured) => _http.BaseAddress = new Uri(Complete(configured, "https://gateway.example/v1/chat/completions"));
            public Task Ask(HttpContent body) => _http.PostAsync(string.Empty, body);
            private static string Complete(string url, string fallback) => string.IsNullOrEmpty(url) ? fallback : url;
        }
        """).IsLlmCall);

    [Fact]
    public void CallIsAnLlmCall_WhenTheTypedClientIsRegisteredElsewhere() => Assert.True(EndpointProbe.Call(
        """
        static class Startup
        {
            public static void Add(IServiceCollection services) =>
                services.AddHttpClient<IGateway, Gateway>((provider, client) => client.BaseAddress = new("https://llm.chutes.ai/"));
        }
        """,
        """
        interface IGateway { }
        class Gateway(HttpClient http) : IGateway
        {
            public Task Ask(HttpContent body) => http.PostAsync("v1/ask", body);
        }
        """).IsLlmCall);

    [Fact]
    public void CallIsAnLlmCall_WhenTheNamedClientIsRegisteredElsewhere() => Assert.True(EndpointProbe.Call(
        """
        static class Startup
        {
            public const string Name = "llm";
            public static void Add(IServiceCollection services) =>
                services.AddHttpClient(name: Name, configureClient: client => { client.BaseAddress = new Uri("https://openrouter.ai/api/"); });
        }
        """,
        """
        class Gateway(IHttpClientFactory factory)
        {
            public async Task Ask(HttpContent body)
            {
                var client = factory.CreateClient(Startup.Name);
                await client.PostAsync("v1/ask", body);
            }
        }
        """).IsLlmCall);

    [Fact]
    public void CallIsAnLlmCall_WhenARequestObjectCarriesTheUrl() => Assert.Equal(EndpointKind.ChatCompletions, EndpointProbe.Call("""
        class Gateway(HttpClient http)
        {
            private const string Root = "https://api.groq.com/openai/v1";
            public Task Ask() => Send(new HttpRequestMessage(HttpMethod.Post, $"{Root}/chat/completions"));
            public Task List() => Send(new HttpRequestMessage(HttpMethod.Get, $"{Root}/models"));
            private Task Send(HttpRequestMessage request) => http.SendAsync(request);
        }
        """).Kind);

    [Fact]
    public void CallIsAnLlmCall_WhenTheRequestUriIsAssigned() => Assert.True(EndpointProbe.Call("""
        class Gateway(HttpClient http)
        {
            public Task Ask()
            {
                var request = new HttpRequestMessage { Method = HttpMethod.Post };
                request.RequestUri = new Uri("https://api.mistral.ai/v1/chat/completions");
                return http.SendAsync(request);
            }
        }
        """).IsLlmCall);

    [Fact]
    public void CallIsAnLlmCall_WhenOnlyThePayloadTells() => Assert.True(EndpointProbe.Call($$"""
        class Gateway(HttpClient http, IConfiguration configuration)
        {
            public Task Ask(string text) => http.PostAsync(configuration["Gateway:Url"], {{Payload}});
        }
        """).IsLlmCall);

    [Fact]
    public void CallIsAnLlmCall_WhenOnlyTheCredentialTells() => Assert.True(EndpointProbe.Call("""
        class Gateway(HttpClient http, IConfiguration configuration)
        {
            public Task Ask(HttpContent body)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, configuration["Gateway:Url"]) { Content = body };
                request.Headers.Authorization = new("Bearer", Environment.GetEnvironmentVariable("GROQ_API_KEY"));
                return http.SendAsync(request);
            }
        }
        """).IsLlmCall);

    [Fact]
    public void CallIsJudgedByItsBranch_WhenOnePathServesSeveralVendors() => Assert.True(EndpointProbe.Call("""
        class Gateway(HttpClient http)
        {
            public Task Ask(string vendor, HttpContent body)
            {
                string url;
                switch (vendor)
                {
                    case "speech": url = "https://api.elevenlabs.io/v1/tts"; break;
                    default: url = "https://api.openai.com/v1/chat/completions"; break;
                }
                return http.PostAsync(url, body);
            }
        }
        """).IsLlmCall);

    [Fact]
    public void CallIsRecognised_WhenItsLibraryIsMissing() => Assert.True(EndpointProbe.Call("""
        using UnityEngine.Networking;
        class Gateway
        {
            public void Ask(string json)
            {
                using var request = new UnityWebRequest("https://api.openai.com/v1/chat/completions", "POST");
                request.SendWebRequest();
            }
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("await MakeAsync(body)")]
    [InlineData("await MakeAsync(body).ConfigureAwait(false)")]
    [InlineData("MakeAsync(body).GetAwaiter().GetResult()")]
    public void RequestIsFollowed_HoweverItIsAwaited(string made) => Assert.True(EndpointProbe.Call($$"""
        class Gateway(HttpClient http)
        {
            public async Task Ask(HttpContent body)
            {
                var request = {{made}};
                await http.SendAsync(request).ConfigureAwait(false);
            }

            private async Task<HttpRequestMessage> MakeAsync(HttpContent body)
            {
                await Task.Yield();
                return new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions") { Content = body };
            }
        }
        """).IsLlmCall);

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

    [Fact]
    public void BrokenCodeIsJudgedWithoutFault()
    {
        const string Source = """
            class Gateway(HttpClient http)
            {
                public Task Ask(string text) => http.PostAsync($"{Root}/chat/completions", JsonContent.Create(new { model = , messages }));
                private Task<int Send(HttpRequestMessage request => http.SendAsync(request
            """;
        for (var length = 1; length <= Source.Length; length++)
            EndpointProbe.Calls(Source[..length]);
    }

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
