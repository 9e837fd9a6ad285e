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
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<InvocationExpressionSyntax>> _files = new();

    public ReachingCalls(SemanticModels models, int maxDepth) => _names = new(() => Names(models.Trees, maxDepth));

    public bool Contain(InvocationExpressionSyntax call) =>
        call.Expression.SimpleName() is { Identifier.ValueText: var name } && (_names.Value.Contains(name) || IsOfParameter(call));

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

    private static bool IsOfParameter(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.ValueText: var name }
        && call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name) == true;

    /// <summary>What asks an LLM, what calls that, and so on; without what asks for something else of one.</summary>
    private static HashSet<string> Names(IEnumerable<SyntaxTree> trees, int maxDepth)
    {
        var indexes = trees.Select(static tree => SyntaxIndex.Of(tree, CancellationToken.None)).ToList();
        var reaching = new HashSet<string>(LlmSdkCalls.Names.Concat(TransportCalls.PostingNames));
        var latest = reaching.ToList();
        for (var depth = 0; depth < maxDepth && latest.Count > 0; depth++)
        {
            var known = new HashSet<string>(latest);
            latest = [.. indexes
                .SelectMany(index => index.CalledNames.Where(known.Contains).SelectMany(index.Calls))
                .SelectMany(static call => call.Ancestors())
                .Select(static function => function switch
                {
                    MethodDeclarationSyntax method => method.Identifier.ValueText,
                    LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                    _ => null,
                })
                .OfType<string>()
                .Where(reaching.Add)];
        }
        reaching.RemoveWhere(static name => LlmCallGraph.IsListing(name) || Vendors.SplitWords(name).Any(OtherServices.Contains));
        return reaching;
    }
}
