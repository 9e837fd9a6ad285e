using SciLlm.Testing.Hosting;
using SciLlm.Testing.Proofs;

namespace SciLlm.Testing.Faults;

/// <summary>The payload of the bridge is good; what it says of a requirement may not be what the caller hopes for.</summary>
internal sealed record ProofFault(Func<ProofAnswer, ProofAnswer> Reword) : Fault
{
    internal override Task RespondAsync(Exchange exchange) => exchange.SendAsync(exchange.Answer(new Rewording { Proof = Reword }));
}
