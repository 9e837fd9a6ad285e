using Microsoft.Extensions.Logging;
using SciLlm.Authentication;

namespace SciLlm.Transport;

/// <summary>One call as its caller sees it: the limits its attempts share, and what has happened so far.</summary>
internal abstract class LogicalCall
{
    private long? _started;

    public required Credential Key { get; set; }

    public required RetryPolicy Retry { get; init; }

    public required TimeProvider Time { get; init; }

    public required TimeSpan AttemptTimeout { get; init; }

    public required ILogger Log { get; init; }

    public string? Model { get; set; }

    public string? Provider { get; set; }

    /// <summary>What attempts pass through, if anything.</summary>
    public IAttemptGate? Gate { get; init; }

    public int Attempts { get; set; }

    public AuthStyle? AuthStyle { get; set; }

    public string? RequestId { get; set; }

    public SciLlmException? LastFailure { get; set; }

    /// <summary>How long to wait before the next attempt; null when there is none.</summary>
    public TimeSpan? Wait { get; set; }

    /// <summary>The base of the service called, without query; null when it is not known.</summary>
    public abstract string? Base { get; }

    /// <summary>Who is called, for people to read.</summary>
    public abstract string Where { get; }

    public abstract CallAdvice Advice { get; }

    public TimeSpan Elapsed => _started is { } started ? Time.GetElapsedTime(started) : TimeSpan.Zero;

    /// <summary>An attempt begins; the first starts the clock.</summary>
    public virtual void Begin() => _started ??= Time.GetTimestamp();

    /// <summary>Whose limit a 429 is about, so that a batch holds back all calls that share it; null when that is somebody else's business.</summary>
    public virtual (string Base, UInt128 Key)? Quota => (Base ?? Where, Key.Fingerprint);

    /// <summary>After a failure, how long to wait before the call is sent again; null when it is not. Asked once for every failure that leaves retries.</summary>
    /// <param name="failure">What the last attempt came to.</param>
    /// <param name="backoff">The wait where the server names none.</param>
    public virtual TimeSpan? WaitBeforeRepeat(SciLlmException failure, TimeSpan backoff) =>
        !failure.IsTransient || failure.RetryAfter > RetryPolicy.LongestHonouredWait ? null : failure.RetryAfter ?? backoff;

    /// <summary>After an answer that is not the JSON expected, how long to wait before it is asked for again; null when it is not.</summary>
    /// <param name="refusal">What is wrong with the answer.</param>
    /// <param name="backoff">The wait before the next retry of bad JSON; null when those are used up.</param>
    public virtual TimeSpan? WaitBeforeAskingAgain(JsonParseException refusal, TimeSpan? backoff) => backoff;

    /// <summary>The call has accepted an answer.</summary>
    public virtual void Succeed()
    {
    }

    /// <summary>Lets go of what only its attempts need.</summary>
    public virtual void Release()
    {
    }

    /// <summary>What the caller is told in the end.</summary>
    public virtual SciLlmException Conclude(SciLlmException failure)
    {
        failure.Meta ??= Describe();
        return failure;
    }

    public virtual CompletionMeta Describe() => new()
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

    /// <summary>An attempt has ended.</summary>
    void Learn(LogicalCall call, AttemptOutcome outcome);

    /// <summary>The call will wait so long before it is tried again.</summary>
    void BeforeWait(LogicalCall call, TimeSpan wait);
}

/// <summary>What one attempt came to; no failure means that the call has accepted an answer.</summary>
internal readonly record struct AttemptOutcome(LogicalCall Call, SciLlmException? Failure);
