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
    public static KnownSymbols? From(Compilation compilation) =>
        ClientAssembly.ReferencedBy(compilation) is { } assembly
        && assembly.ClientType("SciLlmClient") is { } client
        && assembly.ClientType(nameof(CompletionRequest)) is { } request
        && assembly.ClientType(nameof(BatchOptions)) is { } batchOptions
        && assembly.ClientType(nameof(BatchResult)) is { } batchResult
        && assembly.ClientType(nameof(PreflightResult)) is { } result
        && assembly.ClientType(nameof(PreflightDetails)) is { } details
        && assembly.ClientType(nameof(PreflightException)) is { } exception
        && assembly.ClientType("SciLlmConfigurationException") is { } configuration
            ? new(client, request, batchOptions, batchResult, result, details, exception, configuration)
            : null;
}
