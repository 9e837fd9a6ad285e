namespace SciLlm.Analyzers.Proofs;

/// <summary>The client's types for proofs, resolved once per compilation.</summary>
internal sealed record ProofSymbols(INamedTypeSymbol Client, INamedTypeSymbol ProofItem, INamedTypeSymbol ProofOptions, INamedTypeSymbol ProofResponse, INamedTypeSymbol ProofResult)
{
    public static ProofSymbols? From(Compilation compilation) =>
        ClientAssembly.ReferencedBy(compilation) is { } assembly
        && assembly.ClientType("CertainlyClient") is { } client
        && assembly.ClientType(nameof(ProofItem)) is { } item
        && assembly.ClientType(nameof(ProofOptions)) is { } options
        && assembly.ClientType(nameof(ProofResponse)) is { } response
        && assembly.ClientType(nameof(ProofResult)) is { } result
            ? new(client, item, options, response, result)
            : null;
}
