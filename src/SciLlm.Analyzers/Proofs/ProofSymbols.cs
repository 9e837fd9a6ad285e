namespace SciLlm.Analyzers.Proofs;

/// <summary>The client's types for proofs, resolved once per compilation.</summary>
internal sealed record ProofSymbols(INamedTypeSymbol Client, INamedTypeSymbol ProofItem, INamedTypeSymbol ProofOptions, INamedTypeSymbol ProofResponse, INamedTypeSymbol ProofResult)
{
    private const string Namespace = "SciLlm.";

    public static ProofSymbols? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Namespace + "CertainlyClient") is { } client
        && compilation.GetTypeByMetadataName(Namespace + nameof(ProofItem)) is { } item
        && compilation.GetTypeByMetadataName(Namespace + nameof(ProofOptions)) is { } options
        && compilation.GetTypeByMetadataName(Namespace + nameof(ProofResponse)) is { } response
        && compilation.GetTypeByMetadataName(Namespace + nameof(ProofResult)) is { } result
            ? new(client, item, options, response, result)
            : null;
}
