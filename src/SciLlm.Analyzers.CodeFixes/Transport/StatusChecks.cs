namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>The statements that only make sure a response is a success, or dispose it: the client throws by itself.</summary>
internal static class StatusChecks
{
    public static IEnumerable<StatementSyntax> In(ResponseLocal response) => response.Uses.References
        .Select(static reference => reference.Parent as MemberAccessExpressionSyntax)
        .Select(static member => member?.Name.Identifier.ValueText switch
        {
            "EnsureSuccessStatusCode" or "Dispose" => member.Parent?.Parent as ExpressionStatementSyntax,
            "IsSuccessStatusCode" or "IsSuccessful" => Guard(member),
            _ => (StatementSyntax?)null,
        })
        .OfType<StatementSyntax>();

    /// <summary>
    /// <c>if (!response.IsSuccessStatusCode) { …; throw …; }</c>. One that goes on or returns something turns a failure into an answer; whether it
    /// should is not for a fix to decide.
    /// </summary>
    private static IfStatementSyntax? Guard(MemberAccessExpressionSyntax success) =>
        success.FirstAncestorOrSelf<IfStatementSyntax>() is { Else: null } guard
        && IsFailure(guard.Condition.Unwrap(), success) && Throws(guard.Statement)
            ? guard
            : null;

    private static bool IsFailure(ExpressionSyntax condition, ExpressionSyntax success) => condition switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => not.Operand.Unwrap() == success,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison =>
            comparison.Left == success && comparison.Right.IsKind(SyntaxKind.FalseLiteralExpression),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var expected } } test =>
            test.Expression == success && expected.IsKind(SyntaxKind.FalseLiteralExpression),
        _ => false,
    };

    private static bool Throws(StatementSyntax body) => body switch
    {
        ThrowStatementSyntax => true,
        BlockSyntax { Statements: [.., ThrowStatementSyntax] } block => !block.DescendantNodes().Any(static node =>
            node is ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax),
        _ => false,
    };
}
