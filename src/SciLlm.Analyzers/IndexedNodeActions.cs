namespace SciLlm.Analyzers;

/// <summary>
/// How rules come to the nodes they look at. The compiler would hand out every node of a file to every rule, one call each; here all rules share one
/// reading of the file.
/// </summary>
internal static class IndexedNodeActions
{
    /// <summary>Runs an action on every node of some of the <see cref="IndexedKinds"/>.</summary>
    public static void RegisterIndexedNodeAction(this CompilationStartAnalysisContext context, Action<IndexedNode> action, params SyntaxKind[] kinds) =>
        context.RegisterSemanticModelAction(model =>
        {
            var index = SyntaxIndex.Of(model.SemanticModel.SyntaxTree, model.CancellationToken);
            var file = new IndexedFile(model);
            foreach (var kind in kinds)
                file.Run(action, index.Nodes(kind));
        });

    /// <summary>Runs an action on those nodes of a file that something else has found already.</summary>
    public static void RegisterIndexedNodeAction(this CompilationStartAnalysisContext context, Action<IndexedNode> action, Func<SyntaxTree, CancellationToken, IReadOnlyList<SyntaxNode>> nodes) =>
        context.RegisterSemanticModelAction(model => new IndexedFile(model).Run(action, nodes(model.SemanticModel.SyntaxTree, model.CancellationToken)));

    /// <summary>The nodes of those kinds in a file.</summary>
    public static IEnumerable<IndexedNode> Nodes(this SemanticModelAnalysisContext model, params SyntaxKind[] kinds)
    {
        var index = SyntaxIndex.Of(model.SemanticModel.SyntaxTree, model.CancellationToken);
        var file = new IndexedFile(model);
        return kinds.SelectMany(index.Nodes).Select(node => new IndexedNode(node, file));
    }
}

/// <summary>A file that a rule looks at.</summary>
internal sealed class IndexedFile(SemanticModelAnalysisContext context)
{
    public SemanticModelAnalysisContext Context { get; } = context;

    public void Run(Action<IndexedNode> action, IReadOnlyList<SyntaxNode> nodes)
    {
        for (var at = 0; at < nodes.Count; at++)
            action(new(nodes[at], this));
    }
}

/// <summary>A node that a rule looks at, with the file it stands in.</summary>
internal readonly struct IndexedNode(SyntaxNode node, IndexedFile file)
{
    public SyntaxNode Node { get; } = node;

    public SemanticModel SemanticModel => file.Context.SemanticModel;

    public Compilation Compilation => file.Context.SemanticModel.Compilation;

    public CancellationToken CancellationToken => file.Context.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic) => file.Context.ReportDiagnostic(diagnostic);
}
