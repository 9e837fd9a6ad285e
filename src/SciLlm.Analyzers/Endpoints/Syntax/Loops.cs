namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>Loops, and how they are left.</summary>
internal static class Loops
{
    public static bool IsLoop(this SyntaxNode node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>The loops around a node within its function, from the inside out.</summary>
    public static IEnumerable<StatementSyntax> EnclosingLoops(this SyntaxNode node) => node.Ancestors()
        .TakeWhile(static ancestor => ancestor is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
        .Where(IsLoop)
        .Cast<StatementSyntax>();

    public static StatementSyntax Body(this StatementSyntax loop) => loop switch
    {
        ForStatementSyntax each => each.Statement,
        CommonForEachStatementSyntax each => each.Statement,
        WhileStatementSyntax each => each.Statement,
        DoStatementSyntax each => each.Statement,
        _ => throw new ArgumentException("Not a loop.", nameof(loop)),
    };

    public static SyntaxToken Keyword(this StatementSyntax loop) => loop switch
    {
        CommonForEachStatementSyntax each => each.ForEachKeyword,
        _ => loop.GetFirstToken(),
    };

    /// <summary>What leaves a loop early where nothing failed: a <c>return</c> or <c>break</c> outside every <c>catch</c>.</summary>
    public static IEnumerable<StatementSyntax> Exits(this StatementSyntax loop) => loop.Body()
        .DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CatchClauseSyntax))
        .OfType<StatementSyntax>()
        .Where(statement => statement is ReturnStatementSyntax || statement.IsKind(SyntaxKind.YieldBreakStatement)
            || statement is BreakStatementSyntax && statement.Left() == loop);

    /// <summary>What a <c>break</c> or <c>continue</c> leaves: a loop, or for <c>break</c> a <c>switch</c>.</summary>
    public static SyntaxNode? Left(this StatementSyntax jump) => jump.Ancestors()
        .FirstOrDefault(ancestor => ancestor.IsLoop() || jump is BreakStatementSyntax && ancestor is SwitchStatementSyntax);
}
