using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes;

/// <summary>A diagnostic, and the code it was put on.</summary>
/// <param name="Diagnostic">What was reported; its properties carry what the rule found.</param>
/// <param name="Node">The node the diagnostic was put on; for a keyword, the node it begins.</param>
/// <param name="Model">Of the document before any edit.</param>
/// <param name="Options">The project's settings for analyzers.</param>
/// <param name="Cancellation">Ends the search for repairs.</param>
internal sealed record FixSite(
    Diagnostic Diagnostic, SyntaxNode Node, SemanticModel Model, AnalyzerOptions Options, CancellationToken Cancellation)
{
    public static async Task<FixSite?> Of(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
        && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
        && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? new(
                diagnostic,
                root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true),
                model,
                document.Project.AnalyzerOptions,
                cancellation)
            : null;

    /// <summary>The same diagnostic on another version of the document.</summary>
    public FixSite On(SourceText text, TextSpan span)
    {
        var tree = Model.SyntaxTree.WithChangedText(text);
        return new(
            Diagnostic.Create(Diagnostic.Descriptor, Location.Create(tree, span), Diagnostic.AdditionalLocations, Diagnostic.Properties),
            tree.GetRoot(Cancellation).FindNode(span, getInnermostNodeForTie: true),
            Model.Compilation.ReplaceSyntaxTree(Model.SyntaxTree, tree).GetSemanticModel(tree),
            Options,
            Cancellation);
    }

    /// <summary>Whether the document would still build after a rewrite.</summary>
    public BuildCheck Build { get; } = new(Model, Cancellation);

    /// <summary>What the rules know about the project.</summary>
    public PavedPath Path { get; } = PavedPath.Of(Model.Compilation, Options);

    public SyntaxNode Root => Model.SyntaxTree.GetRoot(Cancellation);

    public SourceText Text => Model.SyntaxTree.GetText(Cancellation);
}
