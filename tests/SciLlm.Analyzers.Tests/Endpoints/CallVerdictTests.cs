using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>What tells that a call goes to an LLM, wherever it is written.</summary>
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
}
