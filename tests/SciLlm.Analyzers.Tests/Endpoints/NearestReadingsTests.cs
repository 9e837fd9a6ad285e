namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>Which URL speaks for a place that several could.</summary>
public sealed class NearestReadingsTests
{
    [Fact]
    public void HeirsAreJudgedApart_AndTheirBaseCallsAnyOfThem()
    {
        string[] sources =
        [
            """
            abstract class Provider(HttpClient http)
            {
                protected abstract string Url { get; }
                protected abstract void Dress(HttpRequestMessage request);
                public Task Ask(HttpContent body)
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = body };
                    Dress(request);
                    return http.SendAsync(request);
                }
            }
            class OpenAi(HttpClient http) : Provider(http)
            {
                protected override string Url => "https://api.openai.com/v1/chat/completions";
                protected override void Dress(HttpRequestMessage request) => request.Headers.Authorization = new("Bearer", Keys.Of(0));
            }
            class Groq(HttpClient http) : Provider(http)
            {
                protected override string Url => "https://api.groq.com/openai/v1/chat/completions";
                protected override void Dress(HttpRequestMessage request) => request.Headers.Authorization = new("Bearer", Keys.Of(1));
            }
            class DeepL(HttpClient http) : Provider(http)
            {
                protected override string Url => "https://api.deepl.com/v2/translate";
                protected override void Dress(HttpRequestMessage request) => request.Headers.Authorization = new("Bearer", Keys.Of(2));
            }
            static class Keys { public static string Of(int n) => Environment.GetEnvironmentVariable("KEY" + n)!; }
            """,
        ];
        Assert.Equal(
            ["https://api.openai.com/v1/chat/completions", "https://api.groq.com/openai/v1/chat/completions", null],
            EndpointProbe.Headers(sources).Select(static verdict => verdict.Url));
        Assert.Equal("one of https://api.openai.com/v1/chat/completions, https://api.groq.com/openai/v1/chat/completions", EndpointProbe.Call(sources).Url);
    }

    [Fact]
    public void HeirThatGivesItsBaseTheAddressIsJudgedByIt() => Assert.Equal(["https://api.mistral.ai/v1/chat/completions", "https://api.x.ai/v1/chat/completions"], EndpointProbe.Headers("""
        abstract class Provider
        {
            private readonly HttpClient _http;
            protected Provider(string address) => _http = new HttpClient { BaseAddress = new Uri(address) };
            protected Task Post(string path, Action<HttpRequestMessage> dress)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, path);
                dress(request);
                return _http.SendAsync(request);
            }
        }
        class Mistral() : Provider("https://api.mistral.ai/v1/") { public Task Ask(string key) => Post("chat/completions", request => request.Headers.Authorization = new("Bearer", key)); }
        class Grok() : Provider("https://api.x.ai/v1/") { public Task Ask(string key) => Post("chat/completions", request => request.Headers.Authorization = new("Bearer", key)); }
        """).Select(static verdict => verdict.Url));

    [Fact]
    public void BaseAddressIsNotNamedBesideWhatIsCalledBelowIt() => Assert.Equal("https://api.openai.com/v1/ask", EndpointProbe.Header("""
        class Gateway
        {
            private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api.openai.com") };
            public Gateway(string key) => _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
            public Task Ask(HttpContent body) => _http.PostAsync("v1/ask", body);
        }
        """).Url);

    [Theory]
    [InlineData("string url; if (free) { url = DeepL; HEADER } else { url = OpenAi; HEADER } return Http.PostAsync(url, body);")]
    [InlineData("string url; switch (free) { case true: url = DeepL; HEADER break; default: url = OpenAi; HEADER break; } return Http.PostAsync(url, body);")]
    public void BranchDecides_WhereItSpellsTheUrl(string body) => Assert.Equal([false, true], EndpointProbe.Headers(Translator(
        body.Replace("HEADER", "Http.DefaultRequestHeaders.Authorization = new(\"Bearer\", key);", StringComparison.Ordinal))).Select(static verdict => verdict.IsLlmCall));

    [Fact]
    public void SchemeThatNoLlmAsksForDecides_WhereTheUrlMayBeEither() => Assert.Equal([false, true], EndpointProbe.Headers(Translator("""
        var request = new HttpRequestMessage(HttpMethod.Post, free ? DeepL : OpenAi);
        if (free)
            request.Headers.Authorization = new("DeepL-Auth-Key", key);
        else
            request.Headers.Authorization = new("Bearer", key);
        return Http.SendAsync(request);
        """)).Select(static verdict => verdict.IsLlmCall));

    private static string Translator(string body) => $$"""
        class Translator
        {
            private const string OpenAi = "https://api.openai.com/v1/chat/completions";
            private const string DeepL = "https://api.deepl.com/v2/translate";
            private static readonly HttpClient Http = new();
            public Task Ask(bool free, string key, HttpContent body) { {{body}} }
        }
        """;
}
