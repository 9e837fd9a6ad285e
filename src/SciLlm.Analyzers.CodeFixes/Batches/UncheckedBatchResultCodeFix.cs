using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Batches;

/// <summary>SCILLM302: <c>EnsureOk()</c> gives the content of a good item and throws what a failed one failed with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UncheckedBatchResultCodeFix() : PavedPathCodeFix("SCILLM302")
{
    public const string EnsureOk = nameof(EnsureOk);

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Node.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var property } read)
            return [];
        var rewrite = new Rewrite(site);
        if (property == "Content")
            rewrite.Replace(read.Name.Span, $"{EnsureOk}()");
        else if (read.FirstAncestorOrSelf<SyntaxNode>(static node => node is StatementSyntax or AnonymousFunctionExpressionSyntax)
                is StatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement
            && read.Expression is IdentifierNameSyntax item)
            rewrite.InsertBefore(statement, $"{item}.{EnsureOk}();");
        else
            return [];
        return rewrite.Finish("Throw with EnsureOk where the item failed", EnsureOk) is { } rewritten ? [rewritten] : [];
    }
}
