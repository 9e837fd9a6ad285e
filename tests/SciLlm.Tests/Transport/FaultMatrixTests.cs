using System.Globalization;
using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

/// <summary>
/// Every way in which a real server on this machine can fail, met by a single call, a stream and a batch: each ends in the result or the typed error it
/// should, the batch loses and doubles no item, no key shows anywhere, and no connection stays open.
/// </summary>
public sealed class FaultMatrixTests
{
    private const string Prompt = "one two three";
    private const string KeySaid = $$$"""{"error":{"message":"Incorrect API key provided: {{{TestClient.Key}}}.","type":"{{{TestClient.Key}}}","code":"x"} }""";
    private const string QuotaUsedUp = """{"error":{"message":"Pay.","type":"insufficient_quota"}}""";
    private const string HiddenFailure = """{"error":{"message":"Upstream is gone.","code":502}}""";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>An outcome is <c>ok</c> and the content, or the error's type and status.</summary>
    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["nothing"] = new(Fault.None, "ok one two three"),
        ["400"] = new(Fault.Status(400), "invalid_request_error 400"),
        ["401"] = new(Fault.Status(401), "invalid_request_error 401"),
        ["403"] = new(Fault.Status(403), "invalid_request_error 403"),
        ["404"] = new(Fault.Status(404), "invalid_request_error 404"),
        ["408"] = new(Fault.Status(408), "invalid_request_error 408") { Passes = true },
        ["409"] = new(Fault.Status(409), "invalid_request_error 409") { Passes = true },
        ["413"] = new(Fault.Status(413), "invalid_request_error 413"),
        ["422"] = new(Fault.Status(422), "invalid_request_error 422"),
        ["429"] = new(Fault.Status(429, retryAfter: RetryAfter.Seconds(1)), "requests 429") { Passes = true },
        ["429 for long"] = new(Fault.Status(429, retryAfter: RetryAfter.Seconds(3600)), "requests 429"),
        ["429 about money"] = new(Fault.Status(429, QuotaUsedUp), "insufficient_quota 429"),
        ["500"] = new(Fault.Status(500), "server_error 500") { Passes = true },
        ["503"] = new(Fault.Status(503, retryAfter: RetryAfter.Milliseconds(5)), "server_error 503") { Passes = true },
        ["529"] = new(Fault.Status(529), "server_error 529") { Passes = true },
        ["the key said"] = new(Fault.Status(400, KeySaid), "[redacted] 400"),
        ["a gateway's page"] = new(Fault.Html(502), "http_error 502") { Passes = true },
        ["a page and status 200"] = new(Fault.Html(200), "invalid_response 200"),
        ["an error and status 200"] = new(Fault.Status(200, HiddenFailure), "http_error 502") { Passes = true },
        ["a redirect"] = new(Fault.Redirect($"https://elsewhere.test/v1?key={TestClient.Key}"), "redirect 307"),
        ["half a JSON"] = new(Fault.GarbageJson(), "invalid_response 200") { Passes = true },
        ["a reset at once"] = new(Fault.ResetBeforeHeaders(), "connection_error -") { Passes = true },
        ["a reset in mid body"] = new(Fault.ResetMidBody(), "connection_error -") { Passes = true },
        ["a length too long"] = new(Fault.WrongContentLength(64), "connection_error -") { Stream = "ok one two three", Passes = true },
        ["silence"] = new(Fault.Stall(StallPoint.BeforeHeaders), "timeout Attempt -") { Timeout = Short, Passes = true },
        ["silence after the headers"] = new(Fault.Stall(StallPoint.AfterHeaders), "timeout Attempt -") { Timeout = Short, Passes = true },
        ["silence in mid body"] = new(Fault.Stall(StallPoint.MidBody), "timeout Attempt -") { Stream = "timeout Idle 200", Timeout = Short, StreamTimeout = Long, IdleTimeout = Short, Passes = true },
        ["nothing said"] = new(Fault.EmptyContent(), "ok ") { Batch = "empty_content 200" },
        ["null said"] = new(Fault.Content(null), "ok ") { Batch = "empty_content 200" },
        ["thoughts"] = new(Fault.Content("42", reasoning: "let me think"), "ok 42"),
        ["half an answer"] = new(Fault.TruncatedContent(), "ok one tw"),
        ["an error in the stream"] = new(Fault.StreamError(), "ok one two three") { Stream = "server_error 200" },
        ["no DONE"] = new(Fault.StreamWithoutDone(), "ok one two three"),
        ["a stream cut short"] = new(Fault.StreamCutShort(), "ok one two three") { Stream = "incomplete_stream 200" },
        ["lines with CR LF"] = new(Fault.StreamWithCrLf(), "ok one two three"),
        ["comments and strange events"] = new(Fault.StreamWithComments(), "ok one two three"),
        ["pieces of a byte"] = new(Fault.InPieces(1), "ok one two three"),
        ["pieces of three bytes"] = new(Fault.InPieces(3), "ok one two three"),
        ["an event of a megabyte"] = new(Fault.StreamGiantEvent(1 << 20), "ok one two three") { Stream = $"ok one two{new string('x', 1 << 20)} three" },
        ["an event of 17 megabytes"] = new(Fault.StreamGiantEvent(17 << 20), "ok one two three") { Stream = "invalid_response 200" },
        ["slow tokens"] = new(Fault.SlowTokens(TimeSpan.FromMilliseconds(1)), "ok one two three"),
    };

    public static TheoryData<string> Faults => [.. Rows.Keys];

    public static TheoryData<string> PassingFaults => [.. Rows.Where(row => row.Value.Passes).Select(row => row.Key)];

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Faults))]
    public async Task EndsAsItShould(string fault)
    {
        var row = Rows[fault];
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { ApiKey = TestClient.Key });
        server.Script.When(_ => true, row.Fault);
        var seen = new List<string>();
        using (var client = Client(server, row))
        {
            Assert.Equal(row.Single, await CompleteAsync(client, row, seen));
            Assert.Equal(row.Stream, await StreamAsync(client, row, seen));
            Assert.Equal([row.Batch, row.Batch, row.Batch], await BatchAsync(client, row, seen));
        }

        Assert.All(seen, text => Assert.DoesNotContain(TestClient.Key, text, StringComparison.Ordinal));
        using var guard = new CancellationTokenSource(Guard.Time);
        await server.AllConnectionsClosedAsync(guard.Token);
        Assert.Equal(0, server.OpenConnections);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(PassingFaults))]
    public async Task ComesThrough_WhenTheFaultPasses(string fault)
    {
        var row = Rows[fault];
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { ApiKey = TestClient.Key });
        using var client = Client(server, row with { Timeout = null });

        server.Script.Enqueue(fault.StartsWith("silence", StringComparison.Ordinal) ? Fault.ResetBeforeHeaders() : row.Fault);
        var completion = await client.CompleteAsync(new CompletionRequest(Prompt));

        Assert.Equal((Prompt, 2), (completion.Content, completion.Meta.Attempts));
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
    }

    private static async Task<string> CompleteAsync(SciLlmClient client, Row row, List<string> seen)
    {
        try
        {
            var completion = await client.CompleteAsync(new CompletionRequest(Prompt) { Timeout = row.Timeout });
            seen.AddRange([completion.ToString(), completion.Meta.ToString()]);
            return $"ok {completion.Content}";
        }
        catch (SciLlmException failure)
        {
            return Outcome(failure, seen);
        }
    }

    private static async Task<string> StreamAsync(SciLlmClient client, Row row, List<string> seen)
    {
        var text = "";
        try
        {
            await foreach (var update in client.StreamAsync(new CompletionRequest(Prompt) { Timeout = row.StreamTimeout ?? row.Timeout })) text += update.Content;
            seen.Add(text);
            return $"ok {text}";
        }
        catch (SciLlmException failure)
        {
            Assert.Equal(text, failure.PartialContent ?? "");
            return Outcome(failure, seen);
        }
    }

    private static async Task<IEnumerable<string>> BatchAsync(SciLlmClient client, Row row, List<string> seen)
    {
        CompletionRequest[] requests = [.. Enumerable.Range(0, 3).Select(_ => new CompletionRequest(Prompt) { Timeout = row.Timeout })];
        var results = new List<BatchResult>();
        await foreach (var result in client.StreamBatchAsync(requests, new BatchOptions { Tenacious = false, Timeout = Long })) results.Add(result);

        Assert.Equal([0, 1, 2], results.Select(result => result.Index).Order());
        Assert.All(results, result => Assert.Same(requests[result.Index], result.Request));
        seen.AddRange(results.Select(result => result.ToString()));
        return results.Select(result => result.Ok ? $"ok {result.Content}" : Outcome(result.Error!, seen));
    }

    private static string Outcome(SciLlmException failure, List<string> seen)
    {
        seen.AddRange([failure.ToString(), failure.Meta!.ToString(), failure.ErrorType!, failure.ErrorCode ?? "", failure.PartialContent ?? ""]);
        var kind = failure is SciLlmTimeoutException timeout ? $" {timeout.Kind}" : "";
        return $"{failure.ErrorType}{kind} {failure.Status?.ToString(CultureInfo.InvariantCulture) ?? "-"}";
    }

    private static SciLlmClient Client(LlmTestServer server, Row row)
    {
        var options = new SciLlmClientOptions
        {
            ApiBase = server.BaseUrl,
            ApiKey = TestClient.Key,
            Model = server.Model,
            MaxRetries = 1,
            Timeout = Long,
            IdleTimeout = row.IdleTimeout ?? Long,
            TimeProvider = new ImpatientTime(),
        };
        return new SciLlmClient(options, null, TestClient.NoEnvironment, () => 0);
    }

    private sealed record Row(Fault Fault, string Single)
    {
        public string Stream { get; init; } = Single;

        public string Batch { get; init; } = Single;

        public TimeSpan? Timeout { get; init; }

        public TimeSpan? StreamTimeout { get; init; }

        public TimeSpan? IdleTimeout { get; init; }

        /// <summary>Whether it is tried again, and then may be over.</summary>
        public bool Passes { get; init; }
    }
}
