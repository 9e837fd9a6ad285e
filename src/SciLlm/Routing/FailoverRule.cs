using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>What a failure allows and costs: a row of the table in section 6 of the client specification, whose columns these are.</summary>
internal readonly record struct FailoverRule(SameAgain Same, Another Another, FallbackKind? NextGroup, Penalty Penalty)
{
    /// <summary>DNS, connect, reset, end before the first token.</summary>
    private static readonly FailoverRule Unreachable = new(SameAgain.AfterOthers, Another.Any, FallbackKind.General, Penalty.FailureRate);

    /// <summary>Attempt timeout, 408, 409, 5xx.</summary>
    private static readonly FailoverRule Failing = new(SameAgain.AfterBackoff, Another.Any, FallbackKind.General, Penalty.FailureRate);

    /// <summary>503 that says how long.</summary>
    private static readonly FailoverRule Unavailable = Failing with { Penalty = Penalty.AtOnce };

    /// <summary>429. The limit rests, and with it whoever shares its key.</summary>
    private static readonly FailoverRule TooMany = new(SameAgain.AfterCooldown, Another.Any, FallbackKind.General, Penalty.LimitAtOnce);

    /// <summary>429 or 402 that says quota or billing.</summary>
    private static readonly FailoverRule QuotaUsedUp = new(SameAgain.No, Another.Any, FallbackKind.General, Penalty.LimitLong);

    /// <summary>Certificate not valid, 401, 403, 404, a redirect.</summary>
    private static readonly FailoverRule Misconfigured = new(SameAgain.No, Another.Any, FallbackKind.General, Penalty.Long);

    /// <summary>An answer that is none of an LLM.</summary>
    private static readonly FailoverRule Unreadable = Misconfigured with { Penalty = Penalty.FailureRate };

    private static readonly FailoverRule ContextTooLong = new(SameAgain.No, Another.WithLargerWindow, FallbackKind.ContextWindow, Penalty.None);

    private static readonly FailoverRule ContentFiltered = new(SameAgain.No, Another.No, FallbackKind.ContentFilter, Penalty.None);

    /// <summary>Other 400, 413, 422, and whatever is the request's own fault.</summary>
    private static readonly FailoverRule Refused = new(SameAgain.No, Another.No, null, Penalty.None);

    private static readonly FailoverRule BrokenStream = new(SameAgain.No, Another.No, null, Penalty.FailureRate);

    /// <summary>2xx without content.</summary>
    public static FailoverRule Empty { get; } = new(SameAgain.Once, Another.Any, FallbackKind.General, Penalty.HalfWeight);

    /// <summary>2xx whose finish reason is the content filter.</summary>
    public static FailoverRule Filtered => ContentFiltered;

    /// <summary>Nobody could be asked.</summary>
    public static FailoverRule NobodyFree { get; } = new(SameAgain.AfterCooldown, Another.Any, FallbackKind.General, Penalty.None);

    /// <summary>2xx, JSON invalid or against the schema, once its own retries are used up.</summary>
    public static FailoverRule InvalidJson(RouterOptions options) =>
        new(SameAgain.No, options.FailOverOnInvalidJson ? Another.Any : Another.No, FallbackKind.InvalidJson, Penalty.None);

    public static FailoverRule For(SciLlmException failure, RouterOptions options) => failure switch
    {
        { PartialContent: not null } or SciLlmTimeoutException { Kind: TimeoutKind.Idle } => options.RestartBrokenStreams
            ? BrokenStream with { Another = Another.Any, NextGroup = FallbackKind.General }
            : BrokenStream,
        SciLlmTimeoutException { Kind: TimeoutKind.Attempt } => Failing,
        SciLlmTimeoutException { Kind: TimeoutKind.Connect } => Unreachable,
        SciLlmConfigurationException or SciLlmTimeoutException => Refused,
        { Refusal: RefusalKind.Quota } => QuotaUsedUp,
        { Refusal: RefusalKind.ContextTooLong } => ContextTooLong,
        { Refusal: RefusalKind.ContentFiltered } => ContentFiltered,
        { Status: null, IsTransient: true } => Unreachable,
        { Status: null } => Misconfigured,
        { Status: < 300, IsTransient: true } => Unreachable,
        { Status: < 300 } => Unreadable,
        { Status: < 400 or 401 or 403 or 404 } => Misconfigured,
        { Status: 408 or 409 } => Failing,
        { Status: 429 } => TooMany,
        { Status: 503, RetryAfter: not null } => Unavailable,
        { Status: >= 500 } => Failing,
        _ => Refused,
    };
}

/// <summary>Whether the deployment that failed may be asked again within the call.</summary>
internal enum SameAgain
{
    No,
    AfterBackoff,
    AfterOthers,
    AfterCooldown,
    Once,
}

/// <summary>Whether another deployment of its group may be asked.</summary>
internal enum Another
{
    No,
    Any,
    WithLargerWindow,
}

/// <summary>What a failure does to the deployment, or to the limit it shares with others.</summary>
internal enum Penalty
{
    None,
    HalfWeight,
    FailureRate,
    AtOnce,
    Long,
    LimitAtOnce,
    LimitLong,
}
