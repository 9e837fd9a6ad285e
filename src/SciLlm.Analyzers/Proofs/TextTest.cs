namespace SciLlm.Analyzers.Proofs;

/// <summary>A comparison of a text with a literal, or a search for one.</summary>
/// <param name="Whole">The whole test, which is true or false.</param>
/// <param name="Text">What is compared or searched.</param>
/// <param name="Word">The literal's value.</param>
/// <param name="IsNegated">Whether the test is true when the text does not match.</param>
internal sealed record TextTest(ExpressionSyntax Whole, ExpressionSyntax Text, string Word, bool IsNegated = false)
{
    private static readonly ImmutableHashSet<string> Searches = ImmutableHashSet.Create("Contains", "StartsWith", "EndsWith", "Equals", "IndexOf");
    private static readonly ImmutableHashSet<string> Patterns = ImmutableHashSet.Create("IsMatch", "Match", "Matches", "Equals");
    private static readonly ImmutableHashSet<string> Rewordings =
        ImmutableHashSet.Create("ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Trim", "TrimStart", "TrimEnd");

    public static TextTest? Of(SyntaxNode node) => node switch
    {
        // The call of a.B?.Contains(…) is only its end.
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } access => OfCall(call, access),
        InvocationExpressionSyntax { Parent: not ConditionalAccessExpressionSyntax } call => OfCall(call, call),
        BinaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.EqualsEqualsToken or (int)SyntaxKind.ExclamationEqualsToken } comparison =>
            Literal(comparison.Right) is { } right ? new(comparison, Plain(comparison.Left), right, comparison.IsKind(SyntaxKind.NotEqualsExpression))
            : Literal(comparison.Left) is { } left ? new(comparison, Plain(comparison.Right), left, comparison.IsKind(SyntaxKind.NotEqualsExpression))
            : null,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } match when Literal(constant.Expression) is { } word =>
            new(match, Plain(match.Expression), word),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } } match when Literal(constant.Expression) is { } word =>
            new(match, Plain(match.Expression), word, IsNegated: true),
        SwitchExpressionSyntax choice when choice.Arms.Select(static arm => Literal((arm.Pattern as ConstantPatternSyntax)?.Expression)).FirstOrDefault(static word => word is not null) is { } word =>
            new(choice, Plain(choice.GoverningExpression), word),
        SwitchStatementSyntax choice when choice.DescendantNodes().OfType<CaseSwitchLabelSyntax>().Select(static label => Literal(label.Value)).FirstOrDefault(static word => word is not null) is { } word =>
            new(choice.Expression, Plain(choice.Expression), word),
        _ => null,
    };

    private static TextTest? OfCall(InvocationExpressionSyntax call, ExpressionSyntax whole)
    {
        var arguments = call.ArgumentList.Arguments;
        return call.Expression.SimpleName()?.Identifier.ValueText is not { } name || arguments.Count == 0 ? null
            : Patterns.Contains(name) && arguments.Count > 1 && Literal(arguments[1].Expression) is { } pattern ? new(whole, Plain(arguments[0].Expression), pattern)
            : Searches.Contains(name) && Literal(arguments[0].Expression) is { } word && call.Receiver() is { } text ? new(whole, Plain(text), word)
            : null;
    }

    /// <summary>The text itself: <c>a.B</c> in <c>a.B!.ToLowerInvariant().Trim()</c>.</summary>
    private static ExpressionSyntax Plain(ExpressionSyntax text)
    {
        var plain = text.Unwrap();
        while (plain is InvocationExpressionSyntax call && call.Expression.SimpleName() is { Identifier.ValueText: var name } && Rewordings.Contains(name) && call.Receiver() is { } inner)
            plain = inner.Unwrap();
        return plain;
    }

    private static string? Literal(ExpressionSyntax? expression) => expression is LiteralExpressionSyntax { Token.Value: string word } ? word : null;
}
