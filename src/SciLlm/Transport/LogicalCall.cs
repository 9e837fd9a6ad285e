using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using SciLlm.Authentication;

namespace SciLlm.Transport;

/// <summary>One call as its caller sees it: what every attempt sends, the limits they share, and what has happened so far.</summary>
internal abstract class LogicalCall
{
    private long? _started;

    public required Credential Key { get; init; }

    public required RetryPolicy Retry { get; init; }

    public required TimeProvider Time { get; init; }

    public required TimeSpan AttemptTimeout { get; init; }

    public required ILogger Log { get; init; }

    public string? Model { get; init; }

    public string? Provider { get; init; }

    public IReadOnlyDictionary<string, string>? ExtraHeaders { get; init; }

    /// <summary>The body to post; null gets.</summary>
    public PooledBuffer? Body { get; set; }

    /// <summary>The headers of a body the caller made; null for our own JSON.</summary>
    public HttpContentHeaders? BodyHeaders { get; init; }

    /// <summary>What attempts pass through, if anything.</summary>
    public IAttemptGate? Gate { get; init; }

    public int Attempts { get; set; }

    public AuthStyle? AuthStyle { get; set; }

    public string? RequestId { get; set; }

    public SciLlmException? LastFailure { get; set; }

    /// <summary>The base of the service called, without query.</summary>
    public abstract string Base { get; }

    public abstract Uri Address { get; }

    public abstract CallAdvice Advice { get; }

    /// <summary>The address without its query, for people to read.</summary>
    public string Where => Address.GetLeftPart(UriPartial.Path);

    public TimeSpan Elapsed => _started is { } started ? Time.GetElapsedTime(started) : TimeSpan.Zero;

    /// <summary>An attempt begins; the first starts the clock.</summary>
    public virtual void Begin() => _started ??= Time.GetTimestamp();

    /// <summary>Whether to send the call again after a failure, given that there are retries left.</summary>
    public virtual bool MayRepeat(SciLlmException failure) => failure.IsTransient;

    /// <summary>Whether this call has kept a response for its caller, who then disposes it.</summary>
    public virtual bool Keeps(HttpResponseMessage response) => false;

    /// <summary>Takes a good answer and its body; returns what is wrong with it, if anything.</summary>
    public abstract SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body);

    /// <summary>Takes a good answer before its body is read; null when the body is to be read and given to <see cref="Accept"/>.</summary>
    public virtual ValueTask<AttemptOutcome?> AcceptUnreadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => default;

    /// <summary>Takes a refusal and its body, which holds no key any more.</summary>
    public virtual void Reject(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
    }

    /// <summary>Whether the body of a response is a stream of events, which is read as it comes.</summary>
    protected static bool IsEventStream(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "text/event-stream";

    public CompletionMeta Describe() => new()
    {
        Model = Model,
        Provider = Provider,
        ApiBase = Base,
        AuthStyle = AuthStyle,
        Attempts = Attempts,
        Elapsed = Elapsed,
        RequestId = RequestId,
    };
}

/// <summary>What attempts of a call pass through: a batch lets so many in at once, and none while they only wait.</summary>
internal interface IAttemptGate
{
    ValueTask EnterAsync(LogicalCall call, CancellationToken cancellationToken);

    /// <summary>An attempt has ended; its outcome is null when it was abandoned.</summary>
    void Leave(LogicalCall call, AttemptOutcome? outcome);

    /// <summary>The call will wait so long before it is tried again.</summary>
    void BeforeWait(LogicalCall call, TimeSpan wait);
}

/// <summary>What one attempt came to; no failure means that the call has accepted an answer.</summary>
internal readonly record struct AttemptOutcome(LogicalCall Call, SciLlmException? Failure);
