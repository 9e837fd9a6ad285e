using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SciLlm;

/// <summary>
/// One place where a model can be asked: an entry of the contract's <c>model_list</c>. Deployments of one <see cref="Group"/> stand in for each other
/// (client specification, section 2, "Router").
/// </summary>
/// <example><code>
/// new ModelDeployment { Group = "fast", Model = "m-8b", ApiBase = "https://llm.chutes.ai/v1", Weight = 3 }
/// </code></example>
public sealed record ModelDeployment
{
    /// <summary>What requests name the group by; the contract's <c>model_name</c>.</summary>
    public required string Group { get; init; }

    /// <summary>What the server is asked for.</summary>
    public required string Model { get; init; }

    /// <summary>What a request names this deployment alone by, and snapshots and routes tell it by. Default: the group's name and a number, such as <c>fast-1</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The API base. Missing: the client's.</summary>
    public string? ApiBase { get; init; }

    /// <summary>The API key. Missing: the client's. Never printed nor serialised.</summary>
    [JsonIgnore]
    public string? ApiKey { get; init; }

    /// <summary>The kind of endpoint, reported in <see cref="CompletionMeta.Provider"/>. Missing: the request's.</summary>
    public string? Provider { get; init; }

    /// <summary>Requests that may be sent in any sixty seconds, those of deployments with the same <see cref="LimitKey"/> counted in. Default: no limit.</summary>
    public int? Rpm { get; init; }

    /// <summary>
    /// Tokens that may be used in any sixty seconds, those of deployments with the same <see cref="LimitKey"/> counted in. They are known once an answer
    /// is there, so what is under way may go over it. Default: no limit.
    /// </summary>
    public int? Tpm { get; init; }

    /// <summary>Its share of the calls among deployments that are as good otherwise. Default 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Deployments with the lowest order are asked as long as one of them can be. Default 0.</summary>
    public int Order { get; init; }

    /// <summary>
    /// Names an upstream quota that several deployments share: a 429 of one lets all of them rest. Default: a quota of its own.
    /// </summary>
    public string? LimitKey { get; init; }

    /// <summary>Tokens the model takes in; a request that is too long for one deployment goes to one with more. Default: not known.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Limit of one attempt, for requests that set none. Missing: the batch's, else the client's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>For requests that set no <see cref="CompletionRequest.MaxTokens"/>.</summary>
    public int? DefaultMaxTokens { get; init; }

    /// <summary>For requests that set no <see cref="CompletionRequest.Temperature"/>.</summary>
    public double? DefaultTemperature { get; init; }

    /// <summary>Headers to add, as <see cref="CompletionRequest.ExtraHeaders"/>; a request's own win.</summary>
    public IReadOnlyDictionary<string, string>? ExtraHeaders { get; init; }

    /// <summary>Members to add to the payload, as <see cref="CompletionRequest.ExtraBody"/>; a request's own win.</summary>
    public JsonObject? ExtraBody { get; init; }

    /// <summary>Who it is: never the key, or a header's value.</summary>
    public override string ToString() => $"{nameof(ModelDeployment)} {{ Group = {Group}, Id = {Id}, Model = {Model}, Weight = {Weight}, Order = {Order} }}";

    /// <summary>A request as this deployment gets it.</summary>
    internal CompletionRequest ApplyTo(CompletionRequest request) => request with
    {
        Model = Model,
        ApiBase = ApiBase,
        ApiKey = ApiKey,
        Provider = Provider ?? request.Provider,
        Timeout = request.Timeout ?? Timeout,
        MaxTokens = request.MaxTokens ?? DefaultMaxTokens,
        Temperature = request.Temperature ?? DefaultTemperature,
        ExtraHeaders = Merge(request.ExtraHeaders),
        ExtraBody = Merge(request.ExtraBody),
    };

    private IReadOnlyDictionary<string, string>? Merge(IReadOnlyDictionary<string, string>? own)
    {
        if (ExtraHeaders is null || own is null) return own ?? ExtraHeaders;
        var merged = new Dictionary<string, string>(ExtraHeaders, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in own) merged[name] = value;
        return merged;
    }

    private JsonObject? Merge(JsonObject? own)
    {
        if (ExtraBody is null || own is null) return own ?? ExtraBody;
        var merged = ExtraBody.DeepClone().AsObject();
        foreach (var (name, value) in own) merged[name] = value?.DeepClone();
        return merged;
    }
}
