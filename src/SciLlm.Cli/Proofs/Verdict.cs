namespace SciLlm.Cli.Proofs;

/// <summary>What became of a requirement that was given to the command.</summary>
/// <param name="Index">Its place among them, from 0.</param>
/// <param name="Item">The requirement.</param>
/// <param name="Result">What the prover says; null when it could not be asked.</param>
/// <param name="Error">Why it could not be asked; null when it could.</param>
internal sealed record Verdict(int Index, ProofItem Item, ProofResult? Result, SciLlmException? Error)
{
    public ProofOutcome Outcome => Result?.Outcome ?? ProofOutcome.Failed;

    public bool IsProved => Outcome == ProofOutcome.Proved;

    /// <summary>A result of a stream, which holds all of it.</summary>
    public static Verdict Of(ProofResult result) => new(result.Index, result.Item, result, result.Error);
}
