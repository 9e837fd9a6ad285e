using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Soak;

/// <summary>The faults of a server that speaks HTTP, drawn by chance.</summary>
internal static class ServerFaults
{
    private static readonly int[] Statuses = [400, 401, 402, 403, 404, 408, 409, 413, 418, 422, 429, 500, 502, 503, 504, 529];

    private static readonly Func<Random, Fault>[] All =
    [
        random => Fault.Status(Statuses[random.Next(Statuses.Length)]),
        random => Fault.Status(random.Next(2) == 0 ? 429 : 503, retryAfter: When(random)),
        _ => Fault.Status(401, $$$"""{"error":{"message":"Incorrect API key provided: {{{TestClient.Key}}}.","type":"{{{TestClient.Key}}}"}}"""),
        _ => Fault.Status(429, """{"error":{"message":"Pay.","type":"insufficient_quota"}}"""),
        _ => Fault.Status(200, """{"error":{"message":"Upstream is gone.","code":502}}"""),
        _ => Fault.Status(400, new string('é', 1_000_000), contentType: "text/plain"),
        random => Fault.Html(random.Next(2) == 0 ? 200 : 502),
        random => Fault.Redirect($"https://elsewhere.test/?key={TestClient.Key}", random.Next(2) == 0 ? 301 : 307),
        _ => Fault.GarbageJson(),
        random => Fault.Stall((StallPoint)random.Next(3)),
        _ => Fault.ResetBeforeHeaders(),
        _ => Fault.ResetMidBody(),
        random => Fault.WrongContentLength(random.Next(2) == 0 ? random.Next(1, 200) : -random.Next(1, 200)),
        _ => Fault.Content("42", reasoning: "let me think"),
        _ => Fault.Content(null),
        _ => Fault.EmptyContent(),
        _ => Fault.Content("4", finishReason: "content_filter"),
        _ => Fault.TruncatedContent(),
        _ => Fault.StreamError(TestClient.Key),
        _ => Fault.StreamWithoutDone(),
        _ => Fault.StreamCutShort(),
        _ => Fault.StreamWithCrLf(),
        _ => Fault.StreamWithComments(),
        random => Fault.StreamGiantEvent(random.Next(50) == 0 ? 17 << 20 : 100_000),
        random => Fault.InPieces(random.Next(1, 20)),
        _ => Fault.SlowTokens(TimeSpan.FromMilliseconds(1)),
        random => Fault.None.After(TimeSpan.FromMilliseconds(random.Next(20))),
    ];

    /// <summary>Something goes wrong with one request in three.</summary>
    public static Fault Draw(Random random) => random.Next(3) > 0 ? Fault.None : All[random.Next(All.Length)](random);

    private static RetryAfter When(Random random) => random.Next(5) switch
    {
        0 => RetryAfter.Seconds(random.Next(1, 300)),
        1 => RetryAfter.Milliseconds(random.Next(1, 3000)),
        2 => RetryAfter.Date(TimeSpan.FromSeconds(random.Next(-100, 300))),
        3 => RetryAfter.Text("NaN"),
        _ => RetryAfter.Text(new string('9', 50)),
    };
}
