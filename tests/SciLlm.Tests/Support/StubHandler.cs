using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SciLlm.Tests.Support;

/// <summary>Answers requests without a network, in order; the last answer is given again and again.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private readonly Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> _answer;

    public StubHandler(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer) => _answer = answer;

    public StubHandler(params Func<SentRequest, HttpResponseMessage>[] answers)
    {
        var next = -1;
        _answer = (request, _) => Task.FromResult(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](request));
    }

    public List<SentRequest> Requests { get; } = [];

    /// <summary>An answer with this status and body.</summary>
    public static Func<SentRequest, HttpResponseMessage> Status(int status, string body = "", params (string Name, string Value)[] headers) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    };

    /// <summary>A completion that says this.</summary>
    public static Func<SentRequest, HttpResponseMessage> Says(string content, string finishReason = "stop") =>
        Status(200, Answers.Completion(content, finishReason));

    public static Func<SentRequest, HttpResponseMessage> Throws(Exception exception) => _ => throw exception;

    /// <summary>Never answers.</summary>
    public static StubHandler Silent() => new(async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("An infinite wait has ended.");
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.ReadAsync(request, cancellationToken);
        lock (Requests) Requests.Add(sent);
        var response = await _answer(sent, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}

/// <summary>What went over the wire, read before the client could take it back.</summary>
internal sealed record SentRequest(HttpMethod Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public string? XApiKey => Headers.GetValueOrDefault("x-api-key");

    /// <summary>The text of the first message.</summary>
    public string Prompt => JsonNode.Parse(Body)!["messages"]![0]!["content"]!.GetValue<string>();

    public static async Task<SentRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method,
        request.RequestUri!.AbsoluteUri,
        request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? []).ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
}
