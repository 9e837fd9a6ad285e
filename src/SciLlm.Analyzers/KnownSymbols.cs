namespace SciLlm.Analyzers;

/// <summary>The client's types that rules look for, resolved once per compilation.</summary>
internal sealed record KnownSymbols(
    INamedTypeSymbol Client,
    INamedTypeSymbol CompletionRequest,
    INamedTypeSymbol BatchOptions,
    INamedTypeSymbol BatchResult,
    INamedTypeSymbol PreflightResult,
    INamedTypeSymbol PreflightDetails,
    INamedTypeSymbol PreflightException,
    INamedTypeSymbol ConfigurationException)
{
    private const string Namespace = "SciLlm.";

    public static KnownSymbols? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Namespace + "SciLlmClient") is { } client
        && compilation.GetTypeByMetadataName(Namespace + nameof(CompletionRequest)) is { } request
        && compilation.GetTypeByMetadataName(Namespace + nameof(BatchOptions)) is { } batchOptions
        && compilation.GetTypeByMetadataName(Namespace + nameof(BatchResult)) is { } batchResult
        && compilation.GetTypeByMetadataName(Namespace + nameof(PreflightResult)) is { } result
        && compilation.GetTypeByMetadataName(Namespace + nameof(PreflightDetails)) is { } details
        && compilation.GetTypeByMetadataName(Namespace + nameof(PreflightException)) is { } exception
        && compilation.GetTypeByMetadataName(Namespace + "SciLlmConfigurationException") is { } configuration
            ? new(client, request, batchOptions, batchResult, result, details, exception, configuration)
            : null;
}
