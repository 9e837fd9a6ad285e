namespace SciLlm;

/// <summary>How the proof of a requirement ended.</summary>
public enum ProofOutcome
{
    /// <summary>It failed in a way that the prover did not name, or there is no result at all.</summary>
    Failed,

    /// <summary>There is a proof, and the proof assistant accepted it.</summary>
    Proved,

    /// <summary>No proof was found. The requirement may still be true.</summary>
    Unproved,

    /// <summary>The proof assistant refused what was written; see <see cref="ProofResult.Diagnostics"/>.</summary>
    CompileError,

    /// <summary>Time ran out.</summary>
    TimedOut,
}
