using SciLlm.Testing.Echo;
using SciLlm.Testing.Proofs;

namespace SciLlm.Testing.Hosting;

/// <summary>Changes what is said before it is put into its envelope; as it stands, nothing.</summary>
internal sealed record Rewording
{
    public Func<ModelAnswer, ModelAnswer> Model { get; init; } = answer => answer;

    public Func<ProofAnswer, ProofAnswer> Proof { get; init; } = answer => answer;
}
