using System.Text.Json;

namespace SciLlm;

/// <summary>
/// What became of one requirement. Look at <see cref="Ok"/> or <see cref="Outcome"/>, never at a text (contract: "Primary results live in
/// <c>additional_kwargs["certainly"]["results"]</c>").
/// </summary>
public sealed class ProofResult
{
    internal ProofResult(int index, ProofItem item, ProofOutcome outcome) => (Index, Item, Outcome) = (index, item, outcome);

    /// <summary>The requirement's place in the input, from 0.</summary>
    public int Index { get; }

    /// <summary>The requirement as the caller gave it.</summary>
    public ProofItem Item { get; }

    /// <summary>How it ended.</summary>
    public ProofOutcome Outcome { get; }

    /// <summary>Whether it is proved.</summary>
    public bool Ok => Outcome == ProofOutcome.Proved;

    /// <summary>The prover's own word for <see cref="Outcome"/>; null when it gave none.</summary>
    public string? Status { get; internal init; }

    /// <summary>The proof, or the last attempt at one; null when there is none.</summary>
    public string? LeanCode { get; internal init; }

    /// <summary>Why it could not be proved, as a model sees it; null when it is proved or nobody was asked.</summary>
    public string? Explanation { get; internal init; }

    /// <summary>What the proof assistant said; null when it said nothing.</summary>
    public string? Diagnostics { get; internal init; }

    /// <summary>The result as the prover gave it; null when it gave none.</summary>
    public JsonElement? Raw { get; internal init; }

    /// <summary>In a stream, the answer of the requirement's own call; null when none came. Null too in a <see cref="ProofResponse"/>, which it is part of.</summary>
    public ProofResponse? Response { get; internal init; }

    /// <summary>In a stream, why the requirement's own call failed; null when it did not.</summary>
    public SciLlmException? Error { get; internal init; }

    /// <summary>The proof, or an exception that says why there is none.</summary>
    /// <exception cref="ProofException">The requirement is not proved.</exception>
    /// <exception cref="SciLlmException">The call of a stream failed.</exception>
    public string EnsureProved() => Ok ? LeanCode ?? "" : throw Error ?? new ProofException([this], Response);

    /// <summary>The same result as one of a stream.</summary>
    internal ProofResult InStream(int index, ProofResponse response) => new(index, Item, Outcome)
    {
        Status = Status,
        LeanCode = LeanCode,
        Explanation = Explanation,
        Diagnostics = Diagnostics,
        Raw = Raw,
        Response = response,
    };

    /// <summary>Index, outcome, and the reason when there is one; one line.</summary>
    public override string ToString()
    {
        var reason = Error?.Message ?? Explanation ?? Diagnostics;
        return $"#{Index} {Outcome}{(Ok || reason is null ? "" : $": {reason.ReplaceLineEndings(" ")}")}";
    }
}
