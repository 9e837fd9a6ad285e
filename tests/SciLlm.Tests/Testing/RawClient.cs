using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

/// <summary>A bare HTTP client: what is asserted through it is what is on the wire.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly HttpClient _http;

    public RawClient(LlmTestServer server, bool withKey = true)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.BaseUrl + "/") };
        if (withKey)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.ApiKey);
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        _http.SendAsync(request, cancellationToken);

    /// <summary>Posts a chat completion request and returns once the headers are there.</summary>
    public Task<HttpResponseMessage> PostAsync(string json) => _http.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "chat/completions") { Content = new StringContent(json, Encoding.UTF8, "application/json") },
        HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Posts a chat completion request of one user message, with more members if given, and returns the answer's JSON.</summary>
    public async Task<JsonElement> ChatAsync(string prompt, string members = "") => await JsonAsync(await PostAsync(Chat(prompt, members)));

    public static string Chat(string prompt, string members = "") =>
        $$"""{"model":"test-model","messages":[{"role":"user","content":{{JsonSerializer.Serialize(prompt)}}}]{{members}}}""";

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync());

    public void Dispose() => _http.Dispose();
}
