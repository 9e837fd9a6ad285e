using SciLlm.Analyzers.Authentication;

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
    /// Whether it is given back whether a response is a success, where every failure is <c>false</c> anyway. Not where a key is tried out: the client
    /// asks with its own.
    /// </summary>
    public static bool IsVerdict(MemberAccessExpressionSyntax success) =>
        success is { Name.Identifier.ValueText: "IsSuccessStatusCode", Parent: ReturnStatementSyntax }
        && success.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.ParameterList.Parameters.Any(static given => CredentialNames.IsKey(given.Identifier.ValueText)) != true
        && FailuresEndLike(success, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));

    /// <summary>
    /// <c>if (!response.IsSuccessStatusCode) { …; throw …; }</c>. One that goes on or returns something turns a failure into an answer; whether it
    /// should is not for a fix to decide, unless every failure becomes that answer.
    /// </summary>
    private static IfStatementSyntax? Guard(MemberAccessExpressionSyntax success) =>
        success.FirstAncestorOrSelf<IfStatementSyntax>() is { Else: null } guard
        && IsFailure(guard.Condition.Unwrap(), success) && (Throws(guard.Statement) || Returned(guard.Statement) is { } answer && FailuresEndLike(guard, answer))
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

    private static ExpressionSyntax? Returned(StatementSyntax body) => (body is BlockSyntax { Statements: [var only] } ? only : body) is ReturnStatementSyntax answer ? answer.Expression : null;

    /// <summary>Whether the handlers around a place give one answer for whatever fails there, and let through what they do not answer.</summary>
    private static bool FailuresEndLike(SyntaxNode place, ExpressionSyntax answer) =>
        place.Ancestors().OfType<TryStatementSyntax>().FirstOrDefault(around => around.Block.Span.Contains(place.Span)) is { } around
        && ExecutedCode.EndsEveryFailure(around)
        && around.Catches.All(clause => clause.Block.Statements.LastOrDefault() switch
        {
            ThrowStatementSyntax { Expression: null } => true,
            ReturnStatementSyntax { Expression: { } other } => SyntaxFactory.AreEquivalent(other, answer),
            _ => false,
        });
}
