namespace SciLlm;

/// <summary>Requirements that had to be proved and were not (contract, <c>require_proved</c>).</summary>
public sealed class ProofException : SciLlmException
{
    private const int NamedResults = 5;

    internal ProofException(IReadOnlyList<ProofResult> unproved, ProofResponse? response)
        : base(Describe(unproved))
    {
        (Unproved, Response) = (unproved, response);
        ErrorType = "not_proved";
        Meta = response?.Meta;
    }

    /// <summary>What is not proved.</summary>
    public IReadOnlyList<ProofResult> Unproved { get; }

    /// <summary>The whole response; null when there is none.</summary>
    public ProofResponse? Response { get; }

    private static string Describe(IReadOnlyList<ProofResult> unproved)
    {
        var named = string.Join("; ", unproved.Take(NamedResults).Select(result => $"{result} ('{result.Item.RequirementText}')"));
        var more = unproved.Count > NamedResults ? $"; and {unproved.Count - NamedResults} more" : "";
        return $"Not proved: {named}{more}. Look at Explanation and Diagnostics of each, correct the requirement, or give it other tactics or more time.";
    }
}
