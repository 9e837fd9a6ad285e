namespace SciLlm.Testing.Proofs;

/// <summary>What the bridge says of one requirement, before it is put into its payload.</summary>
internal sealed record ProofAnswer(string RequirementText, string LeanCode)
{
    public const string Proved = "proved";

    public string Status { get; init; } = Proved;

    public string? Explanation { get; init; }

    public string? Diagnostics { get; init; }

    public bool IsProved => Status == Proved;
}
