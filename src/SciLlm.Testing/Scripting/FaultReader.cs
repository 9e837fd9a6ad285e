namespace SciLlm.Testing.Scripting;

/// <summary>Reads one fault of a script file: the table at <see cref="FaultScript.Load"/>, as code.</summary>
internal static class FaultReader
{
    public static Fault Read(ScriptObject entry)
    {
        Fault fault = entry.Required("fault", entry.Text) switch
        {
            "none" => Fault.None,
            "status" => Fault.Status(Status(entry) ?? throw entry.Missing("status"), entry.Text("body"), RetryAfter(entry), entry.Text("contentType") ?? "application/json"),
            "html" => Fault.Html(Status(entry) ?? 502),
            "redirect" => Fault.Redirect(entry.Required("location", entry.Text), Status(entry) ?? 307),
            "garbageJson" => Fault.GarbageJson(),
            "stall" => Fault.Stall(At(entry)),
            "resetBeforeHeaders" => Fault.ResetBeforeHeaders(),
            "resetMidBody" => Fault.ResetMidBody(),
            "wrongContentLength" => Fault.WrongContentLength((int)(entry.Number("offBy") ?? 64)),
            "content" => Fault.Content(entry.Required("content", entry.Text), entry.Text("finishReason") ?? "stop", entry.Text("reasoning")),
            "emptyContent" => Fault.EmptyContent(),
            "truncatedContent" => Fault.TruncatedContent(entry.Text("finishReason") ?? "length"),
            "streamError" => entry.Text("message") is { } message ? Fault.StreamError(message) : Fault.StreamError(),
            "streamWithoutDone" => Fault.StreamWithoutDone(),
            "streamCutShort" => Fault.StreamCutShort(),
            "streamCrLf" => Fault.StreamWithCrLf(),
            "streamComments" => Fault.StreamWithComments(),
            "streamGiantEvent" => Fault.StreamGiantEvent(entry.Count("bytes") ?? throw entry.Missing("bytes")),
            "inPieces" => Fault.InPieces(entry.Count("bytes") ?? throw entry.Missing("bytes")),
            "slowTokens" => Fault.SlowTokens(Milliseconds(entry, "pauseMs") ?? throw entry.Missing("pauseMs")),
            "proof" => Fault.Proof(entry.Required("status", entry.Text), entry.Text("explanation"), entry.Text("diagnostics"), entry.Text("requirement")),
            var unknown => throw entry.Wrong("fault", $"'{unknown}' is not a fault. Use one of: {string.Join(", ", Names)}."),
        };
        return Milliseconds(entry, "delayMs") is { } delay ? fault.After(delay) : fault;
    }

    private static readonly string[] Names =
    [
        "none", "status", "html", "redirect", "garbageJson", "stall", "resetBeforeHeaders", "resetMidBody", "wrongContentLength",
        "content", "emptyContent", "truncatedContent", "streamError", "streamWithoutDone", "streamCutShort", "streamCrLf", "streamComments", "streamGiantEvent",
        "inPieces", "slowTokens", "proof",
    ];

    private static int? Status(ScriptObject entry) => entry.Number("status") switch
    {
        null => null,
        >= 200 and <= 599 and var status => (int)status,
        _ => throw entry.Wrong("status", "a status is a number from 200 to 599."),
    };

    private static TimeSpan? Milliseconds(ScriptObject entry, string name) => entry.Number(name) switch
    {
        null => null,
        >= 0 and <= int.MaxValue and var milliseconds => TimeSpan.FromMilliseconds(milliseconds),
        _ => throw entry.Wrong(name, "a wait is a number of milliseconds, 0 or more."),
    };

    private static RetryAfter? RetryAfter(ScriptObject entry) =>
        entry.TextOrNumber("retryAfter") is { } text ? Testing.RetryAfter.Text(text)
        : entry.Number("retryAfterMs") is { } milliseconds ? Testing.RetryAfter.Milliseconds(milliseconds)
        : entry.Number("retryAfterDate") is { } seconds ? Testing.RetryAfter.Date(TimeSpan.FromSeconds(seconds))
        : null;

    private static StallPoint At(ScriptObject entry) => entry.Text("at") switch
    {
        null or "afterHeaders" => StallPoint.AfterHeaders,
        "beforeHeaders" => StallPoint.BeforeHeaders,
        "midBody" => StallPoint.MidBody,
        var unknown => throw entry.Wrong("at", $"'{unknown}' is not a place to stall at. Use beforeHeaders, afterHeaders or midBody."),
    };
}
