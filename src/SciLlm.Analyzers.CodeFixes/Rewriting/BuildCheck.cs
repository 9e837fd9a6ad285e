using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>The last precondition of a rewrite: the compiler has no complaint about the document that it did not have before.</summary>
internal static class BuildCheck
{
    /// <summary>Of documents before any edit: each is asked about once for every repair that is tried on it.</summary>
    private static readonly ConditionalWeakTable<SemanticModel, Dictionary<string, int>> Known = new();

    public static bool BuildsAsWell(SemanticModel before, SourceText after, CancellationToken cancellation)
    {
        var tree = before.SyntaxTree.WithChangedText(after);
        var known = Known.GetValue(before, model => Errors(model, cancellation));
        return Errors(before.Compilation.ReplaceSyntaxTree(before.SyntaxTree, tree).GetSemanticModel(tree), cancellation)
            .All(error => known.TryGetValue(error.Key, out var count) && count >= error.Value);
    }

    private static Dictionary<string, int> Errors(SemanticModel model, CancellationToken cancellation) => model
        .GetDiagnostics(cancellationToken: cancellation)
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(static diagnostic => diagnostic.Id + diagnostic.GetMessage())
        .ToDictionary(static group => group.Key, static group => group.Count());
}
