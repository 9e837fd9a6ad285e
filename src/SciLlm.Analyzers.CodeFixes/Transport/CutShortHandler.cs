namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// A handler's filter says why a call was cut short: <c>HttpClient</c> throws the same when it is cancelled and when its time is over, and so code
/// asks the token, or looks at what is inside the exception.
/// </summary>
internal sealed class CutShortHandler(CatchClauseSyntax clause)
{
    private readonly List<ExpressionSyntax> _conditions = clause.Filter is { } filter ? [.. Conditions(filter.FilterExpression)] : [];

    /// <summary>
    /// Whether calls whose time is over come through: not where the token has to be cancelled, and with the wider of the two exceptions, which most wait
    /// for to be told of a cancellation, only where the filter says so.
    /// </summary>
    public bool TellsTimeLimits => clause.Declaration?.Type.SimpleName()?.Identifier.ValueText switch
    {
        nameof(TaskCanceledException) => !_conditions.Any(IsTokensAnswer),
        nameof(OperationCanceledException) => !_conditions.Any(IsTokensAnswer) && _conditions.Any(IsNotCancelled) || InnerTimeLimit is not null,
        _ => false,
    };

    /// <summary>The condition that a <c>TimeoutException</c> is inside; null where there is none.</summary>
    public ExpressionSyntax? InnerTimeLimit => _conditions.FirstOrDefault(static condition => InnerTypeOf(condition) is not null);

    /// <summary>The name of the type that is asked for there.</summary>
    public TypeSyntax? InnerType => InnerTimeLimit is { } condition ? InnerTypeOf(condition) : null;

    private static TypeSyntax? InnerTypeOf(ExpressionSyntax condition)
    {
        var (asked, type) = condition switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test => (test.Left, test.Right),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax pattern } test => (test.Expression, pattern.Expression),
            _ => default,
        };
        return asked is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Exception.InnerException), Expression: IdentifierNameSyntax }
            && type is TypeSyntax name && name.SimpleName()?.Identifier.ValueText == nameof(TimeoutException)
            ? name
            : null;
    }

    private static IEnumerable<ExpressionSyntax> Conditions(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Conditions(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Conditions(both.Left).Concat(Conditions(both.Right)),
        _ => [expression],
    };

    private static bool IsNotCancelled(ExpressionSyntax condition) =>
        condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var asked } && IsTokensAnswer(asked);

    private static bool IsTokensAnswer(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(CancellationToken.IsCancellationRequested) };
}
