using System.Text.Json.Serialization;

namespace SciLlm;

/// <summary>Settings of a preflight. What is null comes from the client, then from the environment.</summary>
public sealed record PreflightOptions
{
    /// <summary>The API base. Null: the client's.</summary>
    public string? ApiBase { get; init; }

    /// <summary>The API key. Null: the client's. Never printed nor serialised.</summary>
    [JsonIgnore]
    public string? ApiKey { get; init; }

    /// <summary>How many strict-JSON probes are sent at once. Null: <c>SCILLM_PREFLIGHT_PARALLEL</c>, else 3.</summary>
    public int? Parallel { get; init; }

    /// <summary>Limit of the whole preflight. Null: <c>SCILLM_PREFLIGHT_WALL_S</c> seconds, else 30 s.</summary>
    public TimeSpan? WallTime { get; init; }

    /// <summary>The settings without the key.</summary>
    public override string ToString() =>
        $"{nameof(PreflightOptions)} {{ ApiBase = {ApiBase}, Parallel = {Parallel}, WallTime = {WallTime} }}";
}
