using Test = SciLlm.Analyzers.Tests.RuleTest<SciLlm.Analyzers.Transport.RawModelListAnalyzer>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM202: what asks for the models of an LLM endpoint by hand, and what only looks like it.</summary>
public sealed class RawModelListTests
{
    [Fact]
    public Task SaysWhatIsCalled_AndWhatToUse() => Test.Says(
        "'GetAsync' calls https://llm.chutes.ai/v1/models directly; use SciLlmClient.ListModelsAsync",
        """
        class Models(HttpClient http)
        {
            public Task<HttpResponseMessage> ListAsync() => http.{|#0:GetAsync|}("https://llm.chutes.ai/v1/models");
        }
        """);

    [Theory]
    [InlineData("https://api.openai.com/v1/models")]
    [InlineData("https://openrouter.ai/api/v1/models")]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models?key={key}")]
    [InlineData("http://localhost:11434/api/tags")]
    [InlineData("https://api.groq.com/openai/v1/models/{key}")]
    public Task Reports_AModelsEndpoint(string url) => Test.Reports($$"""
        class Models(HttpClient http, string key)
        {
            public Task<string> ListAsync() => http.[|GetStringAsync|]($"{{url}}");
        }
        """);

    [Fact]
    public Task Reports_ARelativePath_WhenTheBaseIsAnLlms() => Test.Reports("""
        class Models
        {
            private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api.deepseek.com") };

            public Task<HttpResponseMessage> ListAsync() => _http.[|GetAsync|]("models");
        }
        """);

    [Fact]
    public Task Reports_APathFromACaller_WhereNoneIsTheBareHost() => Test.Reports("""
        class Vendor(HttpClient http)
        {
            private const string Base = "https://api.mistral.ai/v1";

            public Task<string> ListAsync() => FetchAsync("/models");

            private Task<string> FetchAsync(string? path) => http.[|GetStringAsync|](Base + (path ?? ""));
        }
        """);

    [Fact]
    public Task Reports_AConfiguredBase_WhenTheTypeTalksToAnLlm() => Test.Reports("""
        using System.Net.Http.Json;

        class Assistant(HttpClient http, string baseUrl)
        {
            public Task<HttpResponseMessage> ListAsync() => http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Get, baseUrl.TrimEnd('/') + "/models"));

            public Task<HttpResponseMessage> AskAsync(string model, string content) =>
                http.PostAsJsonAsync(baseUrl + "/ask", new { model, messages = new[] { new { role = "user", content } } });
        }
        """);

    [Fact]
    public Task Reports_ARequestMadeInASwitch() => Test.Reports("""
        class Models(HttpClient http)
        {
            public async Task ListAsync(string provider)
            {
                HttpRequestMessage request;
                switch (provider)
                {
                    case "openai":
                        request = new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/models");
                        break;
                    default:
                        request = new HttpRequestMessage(HttpMethod.Get, "https://openrouter.ai/api/v1/models");
                        break;
                }
                await http.[|SendAsync|](request);
            }
        }
        """);

    [Fact]
    public Task LeavesACompletion_ToTheOtherRule() => Test.IsSilent("""
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent body) => http.PostAsync("https://api.openai.com/v1/chat/completions", body);
            public Task<HttpResponseMessage> ListAsync() => SendAsync("models");
            public Task<HttpResponseMessage> CompleteAsync() => SendAsync("chat/completions");
            private Task<HttpResponseMessage> SendAsync(string path) =>
                http.SendAsync(new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/" + path));
        }
        """);

    [Theory]
    [InlineData("", "[|GetResponse|]")]
    [InlineData("request.Method = \"GET\";", "[|GetResponse|]")]
    [InlineData("request.Method = WebRequestMethods.Http.Get;", "[|GetResponse|]")]
    [InlineData("System.Diagnostics.Debug.WriteLine(request);", "GetResponse")]
    [InlineData("request.Method = \"POST\"; using (var body = request.GetRequestStream()) body.WriteByte(0);", "GetResponse")]
    public Task Reports_AWebRequest_ThatNothingIsWrittenTo(string dressed, string sent) => Test.Reports($$"""
        #pragma warning disable SYSLIB0014
        using System.Net;

        class Models
        {
            public string Url { get; set; } = "http://localhost:11434/api/generate";

            public WebResponse List(bool all)
            {
                var address = all ? Url.Replace("/api/generate", "/api/tags") : Url;
                var request = (HttpWebRequest)WebRequest.Create(address);
                {{dressed}}
                return request.{{sent}}();
            }

            public WebResponse ListAll() => WebRequest.Create(Url.Replace("/api/generate", "/api/tags")).[|GetResponse|]();
        }
        """);

    [Theory]
    [InlineData("https://api.elevenlabs.io/v1/models")]
    [InlineData("https://generativelanguage.googleapis.com/v1/models/gemini-pro:countTokens")]
    [InlineData("https://api.stability.ai/v1/engines/list")]
    [InlineData("http://127.0.0.1:8188/models")]
    [InlineData("https://huggingface.co/api/models")]
    [InlineData("https://shop.example.com/v1/models")]
    [InlineData("{server}/v1/tags")]
    [InlineData("{server}/api/v1/models/load")]
    public Task IsSilent_AboutTheModelsOfOtherServices(string url) => Test.IsSilent($$"""
        class Voices(HttpClient http, string server)
        {
            public Task<string> ListAsync() => http.GetStringAsync($"{{url}}");
            public override string ToString() => server;
        }

        class Texts
        {
            public const string Url = "https://api.openai.com/v1/chat/completions";
        }
        """);

    [Fact]
    public Task IsSilent_WhenAModelIsMade() => Test.IsSilent("""
        class Models(HttpClient http)
        {
            public Task<HttpResponseMessage> UploadAsync(HttpContent model) => http.PostAsync("http://localhost:5000/v1/models", model);
        }

        class LlamaServer { }
        """);

    [Fact]
    public Task IsSilent_OnTheServersSide() => Test.IsSilent("""
        class Routes
        {
            public void Map(Action<string, Func<string>> get) => get("/v1/models", () => "{\"data\":[]}");
        }
        """);
}
