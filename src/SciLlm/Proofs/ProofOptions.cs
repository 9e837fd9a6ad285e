using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SciLlm;

/// <summary>Settings of a call of the prover, with the contract's names and defaults (contract, "Provider API").</summary>
public sealed record ProofOptions
{
    /// <summary>The bridge's base. Null: the client's.</summary>
    public string? ApiBase { get; init; }

    /// <summary>The proof assistant; sent as <c>backend</c>. Default <c>lean4</c>.</summary>
    public string Backend { get; init; } = "lean4";

    /// <summary>Arguments of the prover, one a word: <c>["--strategies", "direct,structured"]</c>. Sent as <c>lean4_flags</c>.</summary>
    public IReadOnlyList<string>? Flags { get; init; }

    /// <summary>Strategies for all requirements; sent as the flag <c>--strategies</c>.</summary>
    public IReadOnlyList<string>? Strategies { get; init; }

    /// <summary>Tactics for all requirements; sent as the flag <c>--tactics</c>.</summary>
    public IReadOnlyList<string>? Tactics { get; init; }

    /// <summary>
    /// Seconds the prover may take for all requirements of the call; sent as <c>max_seconds</c>. Null: the prover's own limit. In direct mode, seconds that Lean may
    /// take for one candidate; null: 120.
    /// </summary>
    public double? MaxSeconds { get; init; }

    /// <summary>
    /// Limit of one attempt to call the bridge, answer included. Null: 120 s, or <see cref="MaxSeconds"/> and 30 s more where that is longer. An attempt
    /// that ran out of it is not sent again, because the prover may still be at work on the first.
    /// </summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>Groups calls in the bridge's records; sent as <c>options.session_id</c>.</summary>
    public string? SessionId { get; init; }

    /// <summary>Names the run in the bridge's records; sent as <c>options.track_id</c>.</summary>
    public string? TrackId { get; init; }

    /// <summary>Whether the prover works without a model; sent as <c>options.no_llm</c>. Default false.</summary>
    public bool NoLlm { get; init; }

    /// <summary>
    /// In simple mode, whether a model explains what could not be proved (<see cref="ProofResult.Explanation"/>). Default true; without effect in the
    /// full mode.
    /// </summary>
    public bool ExplainFailures { get; init; } = true;

    /// <summary>Members to add to the request's <c>options</c>; one that a property here would write replaces it.</summary>
    public JsonObject? ExtraOptions { get; init; }

    /// <summary>The conversation that leads to the requirements. Null: the one system message <c>Certainly/Lean4</c>.</summary>
    public IReadOnlyList<ChatMessage>? Messages { get; init; }

    /// <summary>With a JSON format, <see cref="ProofResponse.Content"/> is the bridge's payload and not the summary line.</summary>
    public ChatResponseFormat? ResponseFormat { get; init; }

    /// <summary>Whether a call throws <see cref="ProofException"/> unless every requirement is proved. Default false; results of a stream are never thrown.</summary>
    public bool RequireProved { get; init; }

    /// <summary>In direct mode, the model that writes candidates. Null: the one that requests without a model get.</summary>
    public string? Model { get; init; }

    /// <summary>In direct mode, how many candidates a model writes. Default 3; 1 to 20.</summary>
    public int Candidates { get; init; } = 3;

    /// <summary>
    /// In direct mode, the requirement in Lean: <c>theorem add_zero' (n : Nat) : n + 0 = n</c>, or the proposition alone. A candidate that states anything
    /// else is no proof. Null: a model judges whether a candidate states the requirement, which is weaker.
    /// </summary>
    public string? Statement { get; init; }

    /// <summary>In direct mode, the memory that Lean may address, in MiB, where the platform can limit it (not on Windows). Default 12288: Mathlib alone maps 5000.</summary>
    public int MaxMemoryMegabytes { get; init; } = 12_288;

    /// <summary>Requirements under way at once in a stream, where each is a call of its own. Default 4.</summary>
    public int Concurrency { get; init; } = 4;
}
