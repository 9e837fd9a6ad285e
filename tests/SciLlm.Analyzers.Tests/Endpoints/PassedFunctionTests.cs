using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>Requests that are made, dressed or sent in functions that other code runs.</summary>
public sealed class PassedFunctionTests
{
    [Theory]
    [InlineData("Retry(() => new HttpRequestMessage(HttpMethod.Post, Url));", "async Task Retry(Func<HttpRequestMessage> make) => await http.SendAsync(make());")]
    [InlineData("Retry(Make);", "HttpRequestMessage Make() => new(HttpMethod.Post, Url); async Task Retry(Func<HttpRequestMessage> make) => await http.SendAsync(make());")]
    [InlineData("Run(request => request.RequestUri = new Uri(Url));", "Task Run(Action<HttpRequestMessage> aim) { var request = new HttpRequestMessage(); aim(request); return http.SendAsync(request); }")]
    [InlineData("Run(request => http.SendAsync(request));", "Task Run(Func<HttpRequestMessage, Task> send) => send(new HttpRequestMessage(HttpMethod.Post, Url));")]
    [InlineData("Run((url, body) => http.PostAsync(url, body));", "Task Run(Func<string, HttpContent, Task> send) => send.Invoke(Url, JsonContent.Create(1));")]
    [InlineData("Func<string, Task> send = url => http.PostAsync(url, null); send(Url);", "")]
    [InlineData("next.Run(request => http.SendAsync(request), new HttpRequestMessage(HttpMethod.Post, Url));", "")]
    public void CallIsAnLlmCall_WhenWhoeverRunsTheFunctionSaysWhere(string call, string members) => Assert.Equal("https://api.openai.com/v1/chat/completions", EndpointProbe.Call($$"""
        interface IStep { void Run(Func<HttpRequestMessage, Task> send, HttpRequestMessage request); }
        class Gateway(HttpClient http, IStep next)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";
            public void Ask() { {{call}} }
            {{members}}
        }
        """).Url);

    [Fact]
    public void HeaderIsForTheCallThatItsFunctionIsPassedTo() => Assert.Equal([true, false], EndpointProbe.Headers("""
        class Gateway(HttpClient http)
        {
            public Task Ask(string key) => SendAsync("https://api.openai.com/v1/chat/completions", request => request.Headers.Authorization = new("Bearer", key));
            public Task Star(string key) => SendAsync("https://api.github.com/user/starred", request => request.Headers.Authorization = new("Bearer", key));
            private Task SendAsync(string url, Action<HttpRequestMessage> dress)
            {
                var request = new HttpRequestMessage(HttpMethod.Post, url);
                dress(request);
                return http.SendAsync(request);
            }
        }
        """).Select(static verdict => verdict.IsLlmCall));
}
