using SciLlm.Testing.Faults;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing;

/// <summary>
/// One way in which an answer goes wrong. Faults that change an answer (all but <see cref="Status"/>, <see cref="Html"/>,
/// <see cref="Redirect"/>, <see cref="GarbageJson"/> and the ones that send no body) start from what a server in good health answers
/// to that request, its errors included. Those about streams leave an answer that is not streamed alone.
/// </summary>
public abstract record Fault
{
    private protected Fault()
    {
    }

    /// <summary>Nothing goes wrong.</summary>
    public static Fault None { get; } = new AnswerFault(answer => answer);

    /// <summary>The wait before the fault shows, on the clock of the server, on top of its latency.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>The same fault, later. <c>Fault.None.After(…)</c> is an answer that is only slow.</summary>
    /// <param name="delay">The wait before it.</param>
    public Fault After(TimeSpan delay) => this with { Delay = delay };

    /// <summary>A status with a body, whatever was asked.</summary>
    /// <param name="status">The HTTP status; 200 with a <paramref name="body"/> answers anything at all.</param>
    /// <param name="body">The body; without it, an error in OpenAI's shape that suits the status.</param>
    /// <param name="retryAfter">When to come again.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one a final answer can have: 200 to 599.</exception>
    public static Fault Status(int status, string? body = null, RetryAfter? retryAfter = null, string contentType = "application/json")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new StatusFault(status, body, contentType, retryAfter);
    }

    /// <summary>A page of HTML, as gateways send.</summary>
    /// <param name="status">The HTTP status.</param>
    public static Fault Html(int status = 502) =>
        Status(status, $"<html><body><h1>{status}</h1><p>The gateway could not reach the server.</p></body></html>", contentType: "text/html");

    /// <summary>A redirect, which a client must not follow with its key.</summary>
    /// <param name="location">Where to.</param>
    /// <param name="status">The HTTP status: 301, 302, 303, 307 or 308.</param>
    public static Fault Redirect(string location, int status = 307) => new RedirectFault(location, status);

    /// <summary>Status 200 and a body that claims to be JSON but is cut off in its middle.</summary>
    public static Fault GarbageJson() => Status(200, """{"id":"chatcmpl-0","object":"chat.completion","choices":[{"index":0,"mess""");

    /// <summary>Sends so much, then nothing, and keeps the connection open until the client leaves.</summary>
    /// <param name="at">How far the answer gets.</param>
    public static Fault Stall(StallPoint at = StallPoint.AfterHeaders) => new StallFault(at);

    /// <summary>Resets the connection before anything is sent.</summary>
    public static Fault ResetBeforeHeaders() => new ResetFault(SendsHalf: false);

    /// <summary>Sends the headers and half of the body, or of the events of a stream, then resets the connection.</summary>
    public static Fault ResetMidBody() => new ResetFault(SendsHalf: true);

    /// <summary>Declares a length that is not the body's, sends the body, and closes. A stream becomes a body of declared length too.</summary>
    /// <param name="offBy">What the declared length is too long by; negative for one that is too short.</param>
    public static Fault WrongContentLength(int offBy = 64) => new WrongContentLengthFault(offBy);

    /// <summary>The model says this, whatever was asked: fenced JSON, prose, half a value.</summary>
    /// <param name="content">What it says; <see langword="null"/> for a content that is null.</param>
    /// <param name="finishReason">Why it ended: <c>stop</c>, <c>length</c>, <c>content_filter</c>.</param>
    /// <param name="reasoning">What it thinks before, in <c>reasoning_content</c>.</param>
    public static Fault Content(string? content, string finishReason = "stop", string? reasoning = null) =>
        new AnswerFault(answer => answer with { Content = content, FinishReason = finishReason, Reasoning = reasoning, ToolCalls = [] });

    /// <summary>The model says nothing: its content is the empty text.</summary>
    public static Fault EmptyContent() => Content("");

    /// <summary>The model stops in the middle of what it says.</summary>
    /// <param name="finishReason">The reason it gives; <c>stop</c> for a server that hides it.</param>
    public static Fault TruncatedContent(string finishReason = "length") => new AnswerFault(answer => answer with
    {
        Content = answer.Content?[..(answer.Content.Length / 2)],
        FinishReason = finishReason,
    });

    /// <summary>After half of its events a stream brings an error event, and ends.</summary>
    /// <param name="message">The message of the error.</param>
    public static Fault StreamError(string message = "The server had an error while processing your request.") =>
        new StreamFault(events => StreamFault.EndWithError(events, message));

    /// <summary>A stream ends after its finish reason, without <c>[DONE]</c>.</summary>
    public static Fault StreamWithoutDone() => new StreamFault(events => events[..^1]);

    /// <summary>A stream ends in an orderly way after half of its events, without a finish reason.</summary>
    public static Fault StreamCutShort() => new StreamFault(events => events[..(events.Count / 2)]);

    /// <summary>The lines of a stream end with CR and LF.</summary>
    public static Fault StreamWithCrLf() => new StreamFault(StreamDialect.WithCrLf);

    /// <summary>Before each event of a stream comes a comment, and an event of a kind that no client knows, as servers send to keep a connection alive.</summary>
    public static Fault StreamWithComments() => new StreamFault(StreamDialect.WithComments);

    /// <summary>In the middle of a stream comes an event of so many bytes, a piece of content like the others.</summary>
    /// <param name="bytes">Its size, give or take its envelope.</param>
    public static Fault StreamGiantEvent(int bytes) => new StreamFault(events => StreamDialect.WithGiant(events, bytes));

    /// <summary>The body comes in pieces of so many bytes, cut anywhere: inside lines, and inside characters.</summary>
    /// <param name="bytes">The size of a piece.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is below 1.</exception>
    public static Fault InPieces(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return new PiecesFault(bytes);
    }

    /// <summary>The body comes slowly: an event of a stream, or 16 bytes of a whole body, at a time.</summary>
    /// <param name="pause">The wait between two of them, on the clock of the server.</param>
    public static Fault SlowTokens(TimeSpan pause) => new SlowFault(pause);

    /// <summary>The bridge says this of requirements, which it otherwise calls proved. Leaves answers of a model alone.</summary>
    /// <param name="status">Its word: <c>proved</c>, <c>unproved</c>, <c>compile_error</c>, <c>timeout</c>, or any other.</param>
    /// <param name="explanation">Why, as a model sees it.</param>
    /// <param name="diagnostics">What the proof assistant says.</param>
    /// <param name="requirement">Only requirements that contain this text; without it, all of a request.</param>
    public static Fault Proof(string status, string? explanation = null, string? diagnostics = null, string? requirement = null) =>
        new ProofFault(answer => requirement is null || answer.RequirementText.Contains(requirement, StringComparison.Ordinal)
            ? answer with { Status = status, Explanation = explanation, Diagnostics = diagnostics }
            : answer);

    internal abstract Task RespondAsync(Exchange exchange);
}
