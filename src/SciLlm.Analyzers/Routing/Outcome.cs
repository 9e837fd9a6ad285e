namespace SciLlm.Analyzers.Routing;

/// <summary>What a condition says of a result, by the words it is written in.</summary>
internal static class Outcome
{
    private static readonly ImmutableHashSet<string> Good = ImmutableHashSet.Create("success", "successful", "succeeded", "ok", "valid", "any", "completed", "usable");

    private static readonly ImmutableHashSet<string> Bad = ImmutableHashSet.Create(
        "error", "errors", "fail", "failed", "failure", "empty", "null", "white", "invalid", "fault", "faulted", "limited", "timeout");

    /// <summary>True when the condition holds for a good result, false when for a bad one, null when it does not say.</summary>
    public static bool? IsGood(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsGood(inner.Expression),
        AwaitExpressionSyntax inner => IsGood(inner.Expression),
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => !IsGood(not.Operand),
        BinaryExpressionSyntax both when both.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression => IsGood(both.Left) ?? IsGood(both.Right),
        BinaryExpressionSyntax test => IsGood(test),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var value } } test => IsGood(test.Expression, value),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var value } } } test => !IsGood(test.Expression, value),
        IsPatternExpressionSyntax { Pattern: RecursivePatternSyntax } => true,
        _ => BySaying(condition),
    };

    private static bool? IsGood(BinaryExpressionSyntax test) => test.Kind() switch
    {
        SyntaxKind.EqualsExpression => IsGood(test.Left, test.Right),
        SyntaxKind.NotEqualsExpression => !IsGood(test.Left, test.Right),
        SyntaxKind.GreaterThanExpression when IsNothing(test.Right) => true,
        SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.GreaterThanExpression when NamesStatus(test.Left) => false,
        _ => null,
    };

    /// <summary>What <c>value == constant</c> says.</summary>
    private static bool? IsGood(ExpressionSyntax value, ExpressionSyntax constant) => constant switch
    {
        { RawKind: (int)SyntaxKind.TrueLiteralExpression } => IsGood(value),
        { RawKind: (int)SyntaxKind.FalseLiteralExpression } => !IsGood(value),
        // No answer is bad, no failure is good.
        _ when IsNothing(constant) => BySaying(value) == false,
        _ when NamesStatus(value) => constant.SimpleName()?.Identifier.ValueText == "OK" || constant.ToString() == "200",
        _ => null,
    };

    private static bool IsNothing(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { Token.ValueText: "null" or "0" or "" } || value.SimpleName()?.Identifier.ValueText == "Empty";

    private static bool NamesStatus(ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText.EndsWith("StatusCode", StringComparison.OrdinalIgnoreCase));

    private static bool? BySaying(ExpressionSyntax value)
    {
        var name = (value is InvocationExpressionSyntax call ? call.Expression : value).SimpleName()?.Identifier.ValueText;
        var words = name is null ? [] : Vendors.SplitWords(name).ToList();
        return words.Any(Bad.Contains) ? false : words.Any(Good.Contains) ? true : null;
    }
}
