using SciLlm.Transport;

namespace SciLlm;

/// <summary>
/// A call that failed. The message says what happened, where, and what to do next; it never holds an API key, nor does any
/// inner exception (client specification, section 1).
/// </summary>
/// <param name="message">What happened, where, and what to do next.</param>
/// <param name="innerException">What the platform reported, if anything.</param>
public class SciLlmException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What happened, where, what to do next, and for a routed call who else was asked.</summary>
    public override string Message => Meta?.Route is { Count: > 1 } route ? $"{base.Message} {RouteStep.Others(route)}" : base.Message;

    /// <summary>The HTTP status the server answered with; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// The kind of failure as one lower-case word: the server's own <c>error.type</c> when it gave one, otherwise
    /// <c>configuration</c>, <c>connection_error</c>, <c>certificate</c>, <c>timeout</c>, <c>redirect</c>, <c>invalid_response</c>,
    /// <c>incomplete_stream</c>, <c>invalid_json</c>, <c>empty_content</c>, <c>model_not_found</c>, <c>preflight</c>, <c>not_proved</c>,
    /// <c>no_deployment</c>, <c>http_error</c> or <c>unexpected</c>.
    /// </summary>
    public string? ErrorType { get; init; }

    /// <summary>The server's own <c>error.code</c>, such as <c>context_length_exceeded</c> or <c>insufficient_quota</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>How long the server asked us to wait; null when it did not ask. More than 120 s is reported here, never slept.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What is known about the call: model, provider, attempts, time. Null when no call was begun.</summary>
    public virtual CompletionMeta? Meta { get; internal set; }

    /// <summary>
    /// What the first choice of a stream had said when it failed; null when the call was no stream or had not begun to answer
    /// (client specification, section 4).
    /// </summary>
    public string? PartialContent { get; internal set; }

    /// <summary>Whether the same call may succeed when it is sent again.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>What the server's refusal is about, where that decides who may be asked instead.</summary>
    internal RefusalKind Refusal { get; init; }
}
