namespace SciLlm.Analyzers;

/// <summary>What the rules know about one compilation: its LLM endpoints, and the client's types where it is referenced.</summary>
internal sealed class PavedPath(Compilation compilation, AnalyzerOptions options)
{
    private readonly Lazy<LlmEndpoints> _endpoints = new(() => LlmEndpoints.Of(compilation, options.AnalyzerConfigOptionsProvider));

    public Compilation Compilation { get; } = compilation;

    public LlmEndpoints Endpoints => _endpoints.Value;

    /// <summary>The client's types; null where the project does not reference the client.</summary>
    public KnownSymbols? Client { get; } = KnownSymbols.From(compilation);
}
