using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>
/// The gate before <see cref="LlmCallGraph"/>: the calls that may reach an LLM as far as their names tell, which costs no symbol. Most files have none.
/// </summary>
internal sealed class ReachingCalls
{
    /// <summary>What a vendor's client does besides: its helpers send that the same way.</summary>
    private static readonly HashSet<string> OtherServices =
        ["speech", "tts", "stt", "synthesize", "transcribe", "transcription", "download", "upload", "metadata", "balance", "credits"];

    private readonly Lazy<HashSet<string>> _names;
    private readonly ConcurrentDictionary<string, bool> _otherwise = new();
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<InvocationExpressionSyntax>> _files = new();

    public ReachingCalls(SemanticModels models, int maxDepth) => _names = new(() => CallersByName.Closure(LlmSdkCalls.Names.Concat(TransportCalls.PostingNames), models.Trees, maxDepth));

    public bool Contain(InvocationExpressionSyntax call) =>
        call.Expression.SimpleName() is { Identifier.ValueText: var name } && (MayReach(name) || IsOfParameter(call));

    /// <summary>Those of a file, in their order.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Of(SyntaxTree file, CancellationToken cancellation) => _files.GetOrAdd(file, tree =>
        [.. SyntaxIndex.Of(tree, cancellation).Nodes(SyntaxKind.InvocationExpression).Cast<InvocationExpressionSyntax>().Where(Contain)]);

    /// <summary>Whether a piece of code holds one of them.</summary>
    public bool AreIn(SyntaxNode code, CancellationToken cancellation)
    {
        foreach (var call in Of(code.SyntaxTree, cancellation))
        {
            if (code.Span.Contains(call.Span))
                return true;
        }
        return false;
    }

    private bool MayReach(string name) => _names.Value.Contains(name) && !_otherwise.GetOrAdd(name, AsksForSomethingElse);

    private static bool IsOfParameter(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.ValueText: var name }
        && call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name) == true;

    /// <summary>What asks for something else of an LLM.</summary>
    private static bool AsksForSomethingElse(string name) => LlmCallGraph.IsListing(name) || Vendors.SplitWords(name).Any(OtherServices.Contains);
}
