namespace SciLlm.Analyzers.Tests.Endpoints;

public sealed class ServersUnderTestTests
{
    [Theory]
    [InlineData("new HttpClient()", "/v1/chat/completions")]
    [InlineData("new HttpClient { BaseAddress = new Uri(\"http://localhost:5000\") }", "v1/chat/completions")]
    [InlineData("new Factory().CreateClient()", "/v1/chat/completions")]
    [InlineData("new HttpClient(new StubHandler())", "https://api.openai.com/v1/chat/completions")]
    public void CallIsSomebodyElses_WhenATestAnswersIt(string client, string url) => Assert.False(InTest(client, url, "[Fact]"));

    [Fact]
    public void CallIsAnLlmCall_WhenATestAsksOne() => Assert.True(InTest("new HttpClient()", "https://api.openai.com/v1/chat/completions", "[Fact]"));

    [Fact]
    public void CallIsAnLlmCall_WhenNoTestStandsBeside() => Assert.True(InTest("new HttpClient(new StubHandler())", "https://api.openai.com/v1/chat/completions", ""));

    [Theory]
    [InlineData("\"test-key\"", false)]
    [InlineData("\"<OPENAI_API_KEY>\"", false)]
    [InlineData("Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\")", true)]
    public void HeaderIsForAnLlm_WhenATestHasAKeyOfOne(string key, bool expected) => Assert.Equal(expected, EndpointProbe.Header($$"""
        class FactAttribute : Attribute { }
        class CompletionTests
        {
            [Fact]
            public async Task Answers()
            {
                var http = new HttpClient();
                http.DefaultRequestHeaders.Add("Authorization", "Bearer " + {{key}});
                await http.PostAsync("https://api.openai.com/v1/chat/completions", new StringContent("{}"));
            }
        }
        """).IsLlmCall);

    private static bool InTest(string client, string url, string attribute) => EndpointProbe.Call($$"""
        class FactAttribute : Attribute { }
        class StubHandler : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => null!;
        }
        class Factory { public HttpClient CreateClient() => null!; }
        class CompletionTests
        {
            {{attribute}}
            public async Task Answers()
            {
                var http = {{client}};
                await http.PostAsync("{{url}}", new StringContent("{}"));
            }
        }
        """).IsLlmCall;
}
