namespace SciLlm;

/// <summary>
/// A time limit of this client ran out. Never thrown for the caller's own cancellation, which stays an
/// <see cref="OperationCanceledException"/> (client specification, section 2, "Timeouts").
/// </summary>
/// <param name="kind">Which limit ran out.</param>
/// <param name="message">What ran out, where, and what to do next.</param>
/// <param name="innerException">The failure before it, if there was one.</param>
public sealed class SciLlmTimeoutException(TimeoutKind kind, string message, Exception? innerException = null)
    : SciLlmException(message, innerException)
{
    /// <summary>Which limit ran out.</summary>
    public TimeoutKind Kind { get; } = kind;
}

/// <summary>The time limits of a call.</summary>
public enum TimeoutKind
{
    /// <summary>No connection was made within <see cref="SciLlmClientOptions.ConnectTimeout"/>.</summary>
    Connect,

    /// <summary>One attempt took longer than its timeout.</summary>
    Attempt,

    /// <summary>A stream was silent for longer than <see cref="SciLlmClientOptions.IdleTimeout"/>.</summary>
    Idle,

    /// <summary>The wall time of the whole call ran out, waiting between attempts included.</summary>
    Wall,
}
