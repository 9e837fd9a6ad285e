using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>Calls whose URL comes from a store that the code does not show: what is sent, with which key, decides.</summary>
public sealed class ContentEvidenceTests
{
    private const string Payload = "new { model = \"m\", messages = new[] { new { role = \"user\", content = text } } }";

    [Theory]
    [InlineData($"http.PostAsJsonAsync(settings[\"url\"], {Payload});")]
    [InlineData("http.PostAsJsonAsync(settings[\"url\"], Bodies.Make(text));")]
    [InlineData("http.PostAsync(settings[\"url\"], new StringContent(System.Text.Json.JsonSerializer.Serialize(Bodies.Make(text))));")]
    [InlineData("var json = System.Text.Json.JsonSerializer.Serialize(Bodies.Make(text)); var body = new StringContent(json); http.PostAsync(settings[\"url\"], body);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Post, settings[\"url\"]); request.Content = JsonContent.Create(Bodies.Make(text)); http.SendAsync(request);")]
    [InlineData("http.PostAsJsonAsync(settings[\"url\"], Bodies.Fill(text));")]
    [InlineData("http.PostAsJsonAsync(settings[\"url\"], new { model = \"m\", prompt = text, max_tokens = 9 });")]
    [InlineData("http.PostAsJsonAsync(settings[\"url\"], new { model = \"m\", prompt = text, stream = false });")]
    [InlineData("http.PostAsJsonAsync(settings[\"url\"], new { model = \"m\", system_prompt = \"be kind\", input = text });")]
    public void PayloadTells(string statement) => Assert.True(EndpointProbe.Call(Gateway(statement)).IsLlmCall);

    [Theory]
    [InlineData("http.PostAsJsonAsync(settings[\"url\"], new { model = \"m\", prompt = text, size = \"256x256\" });")]
    [InlineData("http.PostAsJsonAsync(settings[\"url\"], new { text });")]
    public void OtherPayloadDoesNot(string statement) => Assert.False(EndpointProbe.Call(Gateway(statement)).IsLlmCall);

    [Theory]
    [InlineData("class Question { public string Model = \"\"; public object[] Messages { get; set; } = []; }", true)]
    [InlineData("record Asked(string Model); record Question(object[] Messages) : Asked(\"\");", true)]
    [InlineData("class Question { public object[] Messages { get; set; } = []; }", false)]
    public void TypeOfThePayloadTells(string type, bool expected)
    {
        foreach (var sent in new[] { "http.PostAsJsonAsync(settings[\"url\"], question)", "http.PostAsync(settings[\"url\"], new StringContent(question.ToString()!))" })
        {
            Assert.Equal(expected, EndpointProbe.Call($$"""
                {{type}}
                class Gateway(HttpClient http, IConfiguration settings)
                {
                    public Task AskAsync(Question question) => {{sent}};
                }
                """).IsLlmCall);
        }
    }

    [Fact]
    public void CallsToOneFieldTalkToOneService() => Assert.Equal([true, true, false], EndpointProbe.Calls($$"""
        class Translator(HttpClient http, IConfiguration settings)
        {
            private readonly string _address = settings["url"]!, _other = settings["other"]!;
            public Task Ask(string text) => http.PostAsJsonAsync(_address, {{Payload}});
            public Task Fill(string template) => http.PostAsync(_address, new StringContent(template));
            public Task Report(string template) => http.PostAsync(_other, new StringContent(template));
        }
        """).Select(static verdict => verdict.IsLlmCall));

    [Theory]
    [InlineData("Task<string> UploadPictureAsync(HttpContent body, string url) => Done(http.PostAsync(url, body));")]
    [InlineData("Task<string> TellAsync(HttpContent body, string webhookUrl) => Done(http.PostAsync(webhookUrl, body));")]
    [InlineData("Task<string> SendAsync(byte[] picture, string url) { var body = new MultipartFormDataContent(); return Done(http.PostAsync(url, body)); }")]
    [InlineData("Task<string> SendAsync(string url) { var body = new FormUrlEncodedContent([]); return Done(http.PostAsync(url, body)); }")]
    [InlineData("Task<string> CallAsync(string url, string tool) => Done(http.PostAsJsonAsync(url, new { jsonrpc = \"2.0\", method = tool }));")]
    [InlineData("Task<string> SendAsync(string imageHost) { var request = new HttpRequestMessage(HttpMethod.Post, imageHost); return Done(http.SendAsync(request)); }")]
    [InlineData("Task<string> SendAsync(string url) { var request = new HttpRequestMessage(HttpMethod.Get, url); return Done(http.SendAsync(request)); }")]
    public void TypeThatTalksToAnLlmMayTalkToOthers(string method) => Assert.False(EndpointProbe.Call($$"""
        class OpenAiBot(HttpClient http)
        {
            public {{method}}
            private static async Task<string> Done(Task<HttpResponseMessage> response) => await (await response).Content.ReadAsStringAsync();
        }
        """).IsLlmCall);

    [Fact]
    public void PayloadTells_WhateverTheMethodIsNamedFor() => Assert.True(EndpointProbe.Call($$"""
        class Reader(HttpClient http, IConfiguration settings)
        {
            public Task DescribeUploadAsync(string text) => http.PostAsJsonAsync(settings["url"], {{Payload}});
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("await Options.HttpClient.PostAsync(\"v1/chat/completions\", body);", true)]
    [InlineData("await Options.HttpClient.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"v1/chat/completions\"));", true)]
    [InlineData("await _http.PostAsJsonAsync(\"v1/chat/completions\", body);", true)]
    [InlineData("await Hub.SendAsync(\"v1/chat/completions\", body);", false)]
    [InlineData("await _httpBus.SendAsync(\"v1/chat/completions\", body);", false)]
    public void ClientOfAMissingTypeIsKnownByItsName(string statement, bool isCall) => Assert.Equal(isCall, EndpointProbe.Calls($$"""
        using Missing;
        class Gateway : MissingBase
        {
            public async Task Ask(HttpContent body) { {{statement}} }
        }
        """).Any(static verdict => verdict.IsLlmCall));

    [Theory]
    [InlineData("LLM_URL", true)]
    [InlineData("OllamaEndpoint", true)]
    [InlineData("OpenAiImageUrl", false)]
    [InlineData("EmbeddingUrl", false)]
    [InlineData("ServiceUrl", false)]
    public void UrlTells_WhereItIsNamedForAnLlm(string name, bool isCall) => Assert.Equal(isCall, EndpointProbe.Call($$"""
        static class Settings { public static string {{name}} => Environment.GetEnvironmentVariable("ADDRESS")!; }
        class Bot(HttpClient http)
        {
            public Task AskAsync(string text) => http.PostAsJsonAsync(Settings.{{name}}, new { text });
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("/embeddings", nameof(EndpointKind.Embeddings))]
    [InlineData("/answers", nameof(EndpointKind.Unspecified))]
    public void EndOfAnOpenUrlTellsWhatIsAskedFor(string path, string kind) => Assert.Equal(kind, EndpointProbe.Call($$"""
        class OllamaGateway(HttpClient http, string address)
        {
            public Task AskAsync(string text) => http.PostAsJsonAsync($"{address}{{path}}", new { text });
        }
        """).Kind.ToString());

    private static string Gateway(string statement) => $$"""
        class ChatRequest { public string Model { get; set; } = ""; public List<Message> Messages { get; set; } = []; }
        class Message { public string Role { get; set; } = ""; public string Content { get; set; } = ""; }
        class Gateway(HttpClient http, IConfiguration settings)
        {
            public void Ask(string text) { {{statement}} }
        }
        static class Bodies
        {
            public static object Make(string text) => new ChatRequest { Model = "m", Messages = [new() { Role = "user", Content = text }] };
            public static ChatRequest Fill(string text)
            {
                var message = new Message();
                message.Role = "user";
                message.Content = text;
                var request = new ChatRequest();
                request.Messages = [message];
                return request;
            }
        }
        """;
}
