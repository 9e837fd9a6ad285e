using Microsoft.Extensions.Logging;
using SciLlm.Authentication;

namespace SciLlm.Transport;

/// <summary>One call as its caller sees it: the limits its attempts share, and what has happened so far.</summary>
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

    /// <summary>What attempts pass through, if anything.</summary>
    public IAttemptGate? Gate { get; init; }

    public int Attempts { get; set; }

    public AuthStyle? AuthStyle { get; set; }

    public string? RequestId { get; set; }

    public SciLlmException? LastFailure { get; set; }

    /// <summary>The base of the service called, without query; null when it is not known.</summary>
    public abstract string? Base { get; }

    /// <summary>Who is called, for people to read.</summary>
    public abstract string Where { get; }

    public abstract CallAdvice Advice { get; }

    public TimeSpan Elapsed => _started is { } started ? Time.GetElapsedTime(started) : TimeSpan.Zero;

    /// <summary>An attempt begins; the first starts the clock.</summary>
    public virtual void Begin() => _started ??= Time.GetTimestamp();

    /// <summary>Whether to send the call again after a failure, given that there are retries left.</summary>
    public virtual bool MayRepeat(SciLlmException failure) => failure.IsTransient;

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
