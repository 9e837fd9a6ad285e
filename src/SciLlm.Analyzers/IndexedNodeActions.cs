namespace SciLlm.Analyzers;

/// <summary>
/// How rules come to the nodes they look at. The compiler would hand out every node of a file to every rule, one call each; here all rules share one
/// reading of the file.
/// </summary>
internal static class IndexedNodeActions
{
    /// <summary>Runs an action on every node of some of the <see cref="IndexedKinds"/>.</summary>
    public static void RegisterIndexedNodeAction(this CompilationStartAnalysisContext context, Action<IndexedNode> action, params SyntaxKind[] kinds) =>
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var node in file.Nodes(kinds))
                action(node);
        });

    /// <summary>The nodes of those kinds in a file.</summary>
    public static IEnumerable<IndexedNode> Nodes(this SemanticModelAnalysisContext file, params SyntaxKind[] kinds)
    {
        var index = SyntaxIndex.Of(file.SemanticModel.SyntaxTree, file.CancellationToken);
        foreach (var kind in kinds)
        {
            foreach (var node in index.Nodes(kind))
                yield return new(node, file);
        }
    }
}

/// <summary>A node that a rule looks at, with the file it stands in.</summary>
internal readonly struct IndexedNode(SyntaxNode node, SemanticModelAnalysisContext file)
{
    public SyntaxNode Node { get; } = node;

    public SemanticModel SemanticModel => file.SemanticModel;

    public Compilation Compilation => file.SemanticModel.Compilation;

    public CancellationToken CancellationToken => file.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic) => file.ReportDiagnostic(diagnostic);
}
