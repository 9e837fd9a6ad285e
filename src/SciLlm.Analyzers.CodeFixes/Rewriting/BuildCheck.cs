namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>The last precondition of a rewrite: the compiler has no complaint about the document that it did not have before.</summary>
internal static class BuildCheck
{
    public static bool BuildsAsWell(SemanticModel before, SourceText after, CancellationToken cancellation)
    {
        var tree = before.SyntaxTree.WithChangedText(after);
        var rewritten = before.Compilation.ReplaceSyntaxTree(before.SyntaxTree, tree).GetSemanticModel(tree);
        return EditedMembers.Of(before.SyntaxTree.GetRoot(cancellation), tree.GetRoot(cancellation), before.Compilation) is { } members
            ? members.All(member => HasNoNewError(before, member.Before.FullSpan, rewritten, member.After.FullSpan, cancellation))
            : HasNoNewError(before, null, rewritten, null, cancellation);
    }

    private static bool HasNoNewError(SemanticModel before, TextSpan? spanBefore, SemanticModel after, TextSpan? spanAfter, CancellationToken cancellation)
    {
        var errors = Errors(after, spanAfter, cancellation);
        if (errors.Count == 0)
            return true;
        var known = Errors(before, spanBefore, cancellation);
        return errors.All(error => known.TryGetValue(error.Key, out var count) && count >= error.Value);
    }

    private static Dictionary<string, int> Errors(SemanticModel model, TextSpan? span, CancellationToken cancellation) => model
        .GetDiagnostics(span, cancellation)
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(static diagnostic => diagnostic.Id + diagnostic.GetMessage())
        .ToDictionary(static group => group.Key, static group => group.Count());
}
