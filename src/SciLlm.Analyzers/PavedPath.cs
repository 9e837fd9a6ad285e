using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers;

/// <summary>What the rules know about one compilation: its LLM endpoints, and the client's types where it is referenced. All rules share it.</summary>
internal sealed class PavedPath
{
    private static readonly ConditionalWeakTable<Compilation, PavedPath> Cache = new();

    private readonly Lazy<LlmEndpoints> _endpoints;
    private readonly Lazy<bool> _speaksOfLlms;

    private PavedPath(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        Compilation = compilation;
        Client = KnownSymbols.From(compilation);
        _endpoints = new(() => new LlmEndpoints(compilation, options));
        _speaksOfLlms = new(() => Client is not null
            || LlmMentions.In(compilation, CancellationToken.None)
            || compilation.SyntaxTrees.Any(tree => EndpointCatalog.From(options.GetOptions(tree)).HasOwnEndpoints));
    }

    public Compilation Compilation { get; }

    public LlmEndpoints Endpoints => _endpoints.Value;

    /// <summary>The client's types; null where the project does not reference the client.</summary>
    public KnownSymbols? Client { get; }

    /// <summary>The gate of every rule about calls: code that mentions no LLM anywhere calls none, unless its .editorconfig names endpoints of its own.</summary>
    public bool SpeaksOfLlms => _speaksOfLlms.Value;

    public static PavedPath Of(Compilation compilation, AnalyzerOptions options) =>
        Cache.GetValue(compilation, each => new(each, options.AnalyzerConfigOptionsProvider));
}
