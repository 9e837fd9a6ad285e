namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>The last precondition of a rewrite: the compiler has no complaint about the document that it did not have before.</summary>
/// <param name="before">Of the document that is rewritten; what it complains about is asked once, however many rewrites are tried.</param>
/// <param name="cancellation">Ends the check.</param>
internal sealed class BuildCheck(SemanticModel before, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, Dictionary<string, int>> _known = [];

    public bool BuildsAsWell(SourceText after)
    {
        var tree = before.SyntaxTree.WithChangedText(after);
        var rewritten = before.Compilation.ReplaceSyntaxTree(before.SyntaxTree, tree).GetSemanticModel(tree);
        var (root, rewrittenRoot) = (before.SyntaxTree.GetRoot(cancellation), tree.GetRoot(cancellation));
        var edited = EditedMembers.Of(root, rewrittenRoot, before.Compilation) ?? [(root, rewrittenRoot)];
        return edited.All(each => HasNoNewError(each.Before, rewritten, each.After));
    }

    private bool HasNoNewError(SyntaxNode memberBefore, SemanticModel rewritten, SyntaxNode member) =>
        Errors(rewritten, member).All(error => Known(memberBefore).TryGetValue(error.Key, out var count) && count >= error.Value);

    private Dictionary<string, int> Known(SyntaxNode member)
    {
        if (!_known.TryGetValue(member, out var errors))
            _known.Add(member, errors = Errors(before, member));
        return errors;
    }

    private Dictionary<string, int> Errors(SemanticModel model, SyntaxNode member) => Diagnostics(model, member)
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(static diagnostic => diagnostic.Id + diagnostic.GetMessage())
        .ToDictionary(static group => group.Key, static group => group.Count());

    /// <summary>Of a member only those of its body: asked for all, the compiler binds every signature of the file.</summary>
    private IEnumerable<Diagnostic> Diagnostics(SemanticModel model, SyntaxNode member) => member is CompilationUnitSyntax
        ? model.GetDiagnostics(span: null, cancellation)
        : model.GetSyntaxDiagnostics(member.FullSpan, cancellation).Concat(model.GetMethodBodyDiagnostics(member.FullSpan, cancellation));
}
