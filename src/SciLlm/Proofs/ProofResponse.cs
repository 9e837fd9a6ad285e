using System.Text.Json;

namespace SciLlm;

/// <summary>A prover's answer to one call.</summary>
public sealed class ProofResponse
{
    internal ProofResponse(IReadOnlyList<ProofResult> results) => (Results, Summary) = (results, ProofSummary.Of(results));

    /// <summary>One result for every requirement, in the requirements' order.</summary>
    public IReadOnlyList<ProofResult> Results { get; }

    /// <summary>How many requirements went which way, counted from <see cref="Results"/>.</summary>
    public ProofSummary Summary { get; }

    /// <summary>
    /// A line for people, such as <c>Certainly: items=2, proved=1, failed=1, unproved=0</c>; the whole payload as JSON when
    /// <see cref="ProofOptions.ResponseFormat"/> asks for JSON. What was proved is in <see cref="Results"/>.
    /// </summary>
    public required string Content { get; init; }

    /// <summary>Holds the whole payload under <c>certainly</c>: <c>results</c>, <c>summary</c>, <c>statistics</c> and what else the prover tells.</summary>
    public required IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init; }

    /// <summary>The base called, attempts and time.</summary>
    public required CompletionMeta Meta { get; init; }

    /// <summary>This response when every requirement is proved.</summary>
    /// <exception cref="ProofException">Some are not; the exception names them and carries this response.</exception>
    public ProofResponse EnsureProved()
    {
        var open = Results.Where(result => !result.Ok).ToList();
        return open.Count == 0 ? this : throw new ProofException(open, this);
    }

    /// <summary><see cref="Content"/>.</summary>
    public override string ToString() => Content;
}

/// <summary>How many requirements went which way; each counts once.</summary>
/// <param name="Proved">Proved ones.</param>
/// <param name="Failed">Those whose proof was refused, ran out of time, or failed otherwise.</param>
/// <param name="Unproved">Those for which no proof was found.</param>
public sealed record ProofSummary(int Proved, int Failed, int Unproved)
{
    /// <summary>All requirements.</summary>
    public int Items => Proved + Failed + Unproved;

    internal static ProofSummary Of(IReadOnlyList<ProofResult> results)
    {
        var proved = results.Count(result => result.Ok);
        var unproved = results.Count(result => result.Outcome == ProofOutcome.Unproved);
        return new ProofSummary(proved, results.Count - proved - unproved, unproved);
    }
}
