using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

public sealed class HeaderVerdictTests
{
    [Theory]
    [InlineData("""client.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");""")]
    [InlineData("""client.DefaultRequestHeaders.Add("x-api-key", key);""")]
    [InlineData("""client.DefaultRequestHeaders.TryAddWithoutValidation("API-KEY", key);""")]
    [InlineData("""client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);""")]
    [InlineData("""client.DefaultRequestHeaders.Authorization = new("Bearer", key);""")]
    [InlineData("""const string Name = "x-api-key"; client.DefaultRequestHeaders.Add(Name, key);""")]
    [InlineData("""var headers = client.DefaultRequestHeaders; headers.Add("Authorization", key);""")]
    [InlineData("""SetHeader(client.DefaultRequestHeaders, "Authorization", key);""")]
    public void HeaderIsForAnLlmCall_WhenItsClientCallsOne(string statement) => Assert.True(EndpointProbe.Header($$"""
        class Gateway
        {
            public Task Ask(HttpClient client, string key, HttpContent body)
            {
                {{statement}}
                return client.PostAsync("https://api.openai.com/v1/chat/completions", body);
            }
            static void SetHeader(HttpRequestHeaders headers, string name, string value) { }
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, Url); request.Headers.Authorization = new("Bearer", key);""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, Url) { Headers = { { "Authorization", key } } };""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, Url) { Headers = { Authorization = new("Bearer", key) } };""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, Url); Dress(request, key);""")]
    public void HeaderIsForAnLlmCall_WhenItsRequestGoesThere(string statement) => Assert.True(EndpointProbe.Header($$"""
        class Gateway(HttpClient http)
        {
            private const string Url = "https://api.anthropic.com/v1/messages";
            public Task Ask(string key) { {{statement}} return http.SendAsync(request); }
            static void Dress(HttpRequestMessage message, string key) {{(statement.Contains("Dress") ? """=> message.Headers.Add("x-api-key", key);""" : "{ }")}}
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("https://llm.example.com/v1/chat/completions", "LlmCall")]
    [InlineData("https://example.com/v1/orders", "OtherService")]
    public void HeaderGoesWhereItIsHandedOverTo(string url, string expected)
    {
        foreach (var handed in new[]
                 {
                     """var headers = new Dictionary<string, string> { ["Authorization"] = key }; return Sender.PostAsync(url, headers, "{}");""",
                     """var headers = new Dictionary<string, string>(); headers["x-api-key"] = key; return Sender.PostAsync(url, headers, "{}");""",
                     """var headers = new Dictionary<string, string>(); headers.Add("x-api-key", key); return Sender.PostAsync(url, headers, "{}");""",
                     """return Sender.PostAsync(url, new() { { "api-key", key } }, "{}");""",
                 })
        {
            Assert.Equal(expected, EndpointProbe.Header($$"""
                class Gateway
                {
                    public Task AskAsync(string key) { var url = "{{url}}"; {{handed}} }
                }
                static class Sender
                {
                    public static Task PostAsync(string url, Dictionary<string, string> headers, string json) => Task.CompletedTask;
                }
                """).Judgement.ToString());
        }
    }

    [Theory]
    [InlineData("/chat/completions", "/chat/completions", true)]
    [InlineData("/files", null, false)]
    public void HeaderGoesWhereItsOwnRequestGoes_WhateverElseTheSenderSends(string path, string? url, bool isCall)
    {
        var verdict = EndpointProbe.Headers($$"""
            class Settings { public string BaseUrl { get; set; } = ""; public string ApiKey { get; set; } = ""; }
            static class Sender { public static Task SendAsync(HttpClient http, HttpRequestMessage request) => http.SendAsync(request); }
            class Own(HttpClient http, Settings settings)
            {
                public Task RunAsync()
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.BaseUrl}{{path}}");
                    request.Headers.Authorization = new("Bearer", settings.ApiKey);
                    return Sender.SendAsync(http, request);
                }
            }
            class Chats(HttpClient http, Settings settings)
            {
                public Task AskAsync() => Sender.SendAsync(http, new HttpRequestMessage(HttpMethod.Post, $"{settings.BaseUrl}/v1/chat/completions"));
            }
            """)[0];
        Assert.Equal((isCall, url), (verdict.IsLlmCall, verdict.Url));
    }

    [Fact]
    public void HeaderIsForAnLlmCall_WhenTheRegisteredClientGoesThere() => Assert.True(EndpointProbe.Header(
        """
        static class Startup
        {
            public static void Add(IServiceCollection services, string key) => services.AddHttpClient<Gateway>((provider, client) =>
            {
                client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            });
        }
        """,
        """
        class Gateway
        {
            private readonly HttpClient _http;
            public Gateway(HttpClient http) => _http = http;
            public Task Ask(HttpContent body) => _http.PostAsync("https://api.openai.com/v1/chat/completions", body);
        }
        """).IsLlmCall);

    [Fact]
    public void HeaderIsForAnLlmCall_WhenItsHandlerServesSuchAClient() => Assert.True(EndpointProbe.Header("""
        class KeyHandler(string key) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                request.Headers.Authorization = new("Bearer", key);
                return base.SendAsync(request, cancellationToken);
            }
        }
        static class Startup
        {
            public static void Add(IServiceCollection services) => services
                .AddHttpClient("llm", client => client.BaseAddress = new Uri("https://api.deepseek.com"))
                .AddHttpMessageHandler<KeyHandler>();
        }
        """).IsLlmCall);

    [Fact]
    public void HeaderIsForAnLlmCall_WhenADictionaryOfHeadersTravelsWithOne() => Assert.True(EndpointProbe.Header("""
        class Gateway(HttpClient http)
        {
            public Task Ask(string key)
            {
                var headers = new Dictionary<string, string> { ["Authorization"] = "Bearer " + key };
                var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions");
                foreach (var (name, value) in headers) request.Headers.Add(name, value);
                return http.SendAsync(request);
            }
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("""new HttpHeader { Name = "Authorization", Value = key }""")]
    [InlineData("""new("x-api-key", key)""")]
    [InlineData("""new HttpHeader("api-key", key)""")]
    public void HeaderIsForAnLlmCall_WhenItIsARecordOfItsOwn(string record) => Assert.True(EndpointProbe.Header($$"""
        class HttpHeader
        {
            public HttpHeader() { }
            public HttpHeader(string name, string value) { }
            public string Name { get; set; }
            public string Value { get; set; }
        }
        class Gateway(HttpClient http)
        {
            public Task Ask(string key, HttpContent body)
            {
                var headers = new List<HttpHeader> { {{record}} };
                return http.PostAsync("https://openrouter.ai/api/v1/chat/completions", body);
            }
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\")")]
    [InlineData("configuration[\"OpenAI:ApiKey\"]")]
    [InlineData("_groqApiKey")]
    [InlineData("_options.ApiKey")]
    public void HeaderIsForAnLlmCall_WhenItsCredentialIsNamedSo(string key) => Assert.True(EndpointProbe.Header($$"""
        class AnthropicOptions { public string ApiKey { get; set; } }
        class Gateway(IConfiguration configuration)
        {
            private string _groqApiKey;
            private AnthropicOptions _options;
            public void Dress(HttpRequestMessage request) => request.Headers.Authorization = new("Bearer", {{key}});
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("https://api.github.com/", "githubToken")]
    [InlineData("https://api.stripe.com/v1/", "openAiKey")]
    public void HeaderIsSomebodyElses_WhenTheUrlSaysSo(string url, string key) => Assert.Equal(Judgement.OtherService, EndpointProbe.Header($$"""
        class Gateway
        {
            public async Task Ask(string {{key}})
            {
                using var client = new HttpClient { BaseAddress = new Uri("{{url}}") };
                client.DefaultRequestHeaders.Authorization = new("Bearer", {{key}});
                await client.GetAsync("things");
            }
        }
        """).Judgement);

    [Theory]
    [InlineData("""request.Headers.Add("x-rapidapi-key", key);""")]
    [InlineData("""request.Headers.Add("xi-api-key", key);""")]
    [InlineData("""request.Headers.Authorization = null;""")]
    [InlineData("""request.Headers.Authorization = incoming.Headers.Authorization;""")]
    [InlineData("""var sent = incoming?.Headers.Authorization?.ToString(); if (sent != null) { var parts = sent.Split(' '); request.Headers.Authorization = new(parts[0], parts[1]); }""")]
    [InlineData("""if (incoming.Headers.TryGetValues("Authorization", out var sent)) request.Headers.TryAddWithoutValidation("Authorization", sent);""")]
    [InlineData("""foreach (var header in incoming.Headers) request.Headers.Add("Authorization", header.Value);""")]
    [InlineData("""request.Headers.Add("Authorization", incoming.Headers.Authorization?.ToString() ?? "");""")]
    [InlineData("""var known = request.Headers.Contains("Authorization");""")]
    [InlineData("""var text = "Authorization"; Console.WriteLine(text, key);""")]
    public void NothingIsSetByHand(string statement) => Assert.Empty(EndpointProbe.Headers($$"""
        class Gateway
        {
            public void Dress(HttpRequestMessage request, HttpRequestMessage incoming, string key) { {{statement}} }
        }
        """));

    [Theory]
    [InlineData("incoming.Headers.Authorization?.Parameter ?? key")]
    [InlineData("sent")]
    public void AKeyOfOnesOwnIsSetByHand_WhereNoneCameIn(string value) => Assert.Single(EndpointProbe.Headers($$"""
        class Gateway
        {
            public void Dress(HttpRequestMessage request, HttpRequestMessage incoming, string key)
            {
                var sent = incoming.Headers.Authorization?.Parameter;
                if (sent is null)
                    sent = key;
                request.Headers.Authorization = new("Bearer", {{value}});
            }
        }
        """));

    [Fact]
    public void AKeyOfOnesOwnIsSetByHand_WhereAClassOfConstantsIsCalledHeaders() => Assert.Single(EndpointProbe.Headers("""
        static class Headers
        {
            public const string Scheme = "Bearer";
        }
        class Gateway
        {
            public void Dress(HttpRequestMessage request, string key) => request.Headers.Authorization = new(Headers.Scheme, key);
        }
        """));

    [Fact]
    public void HeaderIsOpen_WhenNothingTellsWhereItGoes() => Assert.Equal(Judgement.Unknown, EndpointProbe.Header("""
        class Gateway
        {
            public const string Model = "gpt-4o";
            public void Dress(HttpRequestMessage request, string key) => request.Headers.Authorization = new("Bearer", key);
        }
        """).Judgement);

    [Theory]
    [InlineData("OpenAIChat", true)]
    [InlineData("OpenAIRealtime", false)]
    public void HeaderOfASocketThatStaysOpenIsNoQuestion(string type, bool expected) => Assert.Equal(expected, EndpointProbe.Header($$"""
        class {{type}}(string _openAiKey)
        {
            public Dictionary<string, string> Headers() => new() { { "Authorization", $"Bearer {_openAiKey}" } };
        }
        """).IsLlmCall);

    [Fact]
    public void SharedClientIsDressedForTheNextCall() => Assert.Equal([true, false], EndpointProbe.Headers("""
        class Gateway
        {
            private static readonly HttpClient Http = new();
            public Task Ask(string key, HttpContent body)
            {
                Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
                return Http.PostAsync("https://api.openai.com/v1/chat/completions", body);
            }
            public Task Translate(string key, HttpContent body)
            {
                Http.DefaultRequestHeaders.Authorization = new("DeepL-Auth-Key", key);
                return Http.PostAsync("https://api.deepl.com/v2/translate", body);
            }
        }
        """).Select(static verdict => verdict.IsLlmCall));
}
