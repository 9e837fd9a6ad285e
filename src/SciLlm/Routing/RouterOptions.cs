using SciLlm.Json;
using SciLlm.Routing;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>Settings of a <see cref="Router"/>, read once when it is made (client specification, sections 2 and 6).</summary>
public sealed record RouterOptions
{
    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    /// <summary>How one of several deployments is picked. Default: by lot, in proportion to their weights.</summary>
    public RoutingStrategy Strategy { get; init; }

    /// <summary>
    /// Attempts of one logical call, whoever they are made at: retries, other deployments, other groups and askings for better JSON all draw on it.
    /// A tenacious batch has no such limit. Default 6.
    /// </summary>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>How often one deployment is asked again within a call, where its failure allows that. Default 1.</summary>
    public int RetriesPerDeployment { get; init; } = 1;

    /// <summary>
    /// How long a call waits in all for a deployment to come out of its cooldown, or below its rpm or tpm, when there is no other to ask. Zero fails at
    /// once, with <see cref="SciLlmException.RetryAfter"/>. A tenacious batch waits as long as its wall time allows. Default 30 s.
    /// </summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a deployment rests that waiting does not mend soon: its key, model, certificate or quota is refused. Default 5 minutes.</summary>
    public TimeSpan LongCooldown { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The group of requests that name no model, or one that is no group, deployment or alias. Default null: a request without a model goes to the only
    /// group, if there is but one; anything else cannot be sent.
    /// </summary>
    public string? DefaultGroup { get; init; }

    /// <summary>Other names of groups and deployments.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>For each group, those to ask instead once it cannot answer, in their order; at most five for one call.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fallbacks { get; init; } = None;

    /// <summary>For each group, those to ask instead when the messages do not fit its models' context.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ContextWindowFallbacks { get; init; } = None;

    /// <summary>For each group, those to ask instead when its provider's content filter refuses.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ContentFilterFallbacks { get; init; } = None;

    /// <summary>For each group, those to ask instead when its answers are not the JSON expected.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> InvalidJsonFallbacks { get; init; } = None;

    /// <summary>
    /// How often an answer that is not the JSON expected is asked for again, of the same deployment and with backoff. Batches have their own
    /// (<see cref="BatchOptions.RetryInvalidJson"/>). Default 0.
    /// </summary>
    public int RetryInvalidJson { get; init; }

    /// <summary>What the JSON of single answers has to be. Batches have their own (<see cref="BatchOptions.Schema"/>). Default null: any JSON will do.</summary>
    public JsonContentCheck? Schema { get; init; }

    /// <summary>Whether another deployment of the group is asked when one's answer is not the JSON expected. Default false.</summary>
    public bool FailOverOnInvalidJson { get; init; }

    /// <summary>
    /// Whether a stream that breaks after its first token begins anew at another deployment; the first piece of the new answer says so
    /// (<see cref="CompletionUpdate.Restarts"/>). Default false: it is an error that holds the partial text.
    /// </summary>
    public bool RestartBrokenStreams { get; init; }

    /// <summary>Whether an answer that is not the JSON expected is an error even where the call is not strict.</summary>
    internal bool InsistsOnJson => RetryInvalidJson > 0 || Schema is not null || FailOverOnInvalidJson || InvalidJsonFallbacks.Count > 0;

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(FallbackKind kind) => kind switch
    {
        FallbackKind.ContextWindow => ContextWindowFallbacks,
        FallbackKind.ContentFilter => ContentFilterFallbacks,
        FallbackKind.InvalidJson => InvalidJsonFallbacks,
        _ => Fallbacks,
    };

    /// <summary>What cannot be used here.</summary>
    internal IEnumerable<string> Problems()
    {
        if (MaxAttempts < 1) yield return $"{nameof(RouterOptions)}.{nameof(MaxAttempts)} is {MaxAttempts}; set 1 or more";
        if (RetriesPerDeployment < 0) yield return $"{nameof(RouterOptions)}.{nameof(RetriesPerDeployment)} is {RetriesPerDeployment}; set 0 or more";
        if (RetryInvalidJson < 0) yield return $"{nameof(RouterOptions)}.{nameof(RetryInvalidJson)} is {RetryInvalidJson}; set 0 or more";
        if (LongestWait != TimeSpan.Zero && TimeLimit.Problem(LongestWait, $"{nameof(RouterOptions)}.{nameof(LongestWait)}") is { } wait) yield return wait;
        if (LongCooldown <= TimeSpan.Zero || LongCooldown > TimeLimit.Longest) yield return $"{nameof(RouterOptions)}.{nameof(LongCooldown)} is {LongCooldown}; set a positive time of at most {TimeLimit.Longest.TotalDays} days";
    }
}
