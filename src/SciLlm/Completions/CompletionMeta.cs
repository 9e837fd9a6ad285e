namespace SciLlm;

/// <summary>What is known about a call beside its answer; the contract's <c>scillm_meta</c>. It holds no key.</summary>
public sealed record CompletionMeta
{
    internal static CompletionMeta Unknown { get; } = new();

    /// <summary>The model asked for, which may differ from the one that answered (<see cref="Completion.Model"/>).</summary>
    public string? Model { get; init; }

    /// <summary>The provider of the request: <c>openai_like</c> unless the request names another.</summary>
    public string? Provider { get; init; }

    /// <summary>The API base called, without query.</summary>
    public string? ApiBase { get; init; }

    /// <summary>How the key was sent when the server answered; null when no answer came.</summary>
    public AuthStyle? AuthStyle { get; init; }

    /// <summary>HTTP requests sent, counting retries and the authentication fallback.</summary>
    public int Attempts { get; init; }

    /// <summary>Time from the first attempt's start to the end of the call, waiting included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The server's <c>x-request-id</c>, to quote in a support request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The deployments that a <see cref="Router"/> asked, in order; null when none did.</summary>
    public IReadOnlyList<RouteStep>? Route { get; init; }

    /// <summary>Why content was refused: <c>json_parse_failed</c>, <c>json_schema_failed</c>; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>The first characters (at most 200) of refused content.</summary>
    public string? Sample { get; init; }

    /// <summary>Length of refused content in characters.</summary>
    public int? RawLength { get; init; }
}
