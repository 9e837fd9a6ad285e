namespace SciLlm.Analyzers.Preflight;

/// <summary>The exceptions a call fails with, the one it is about first; what catches them, and what a test of the caught one says.</summary>
internal sealed class FailureTypes(SemanticModel model, ImmutableArray<INamedTypeSymbol> types)
{
    public bool IsCaughtBy(CatchClauseSyntax clause, CancellationToken cancellation) =>
        (clause.Declaration is not { } declaration || IsA(model.GetTypeInfo(declaration.Type, cancellation).Type))
        && (clause.Filter is not { } filter || Holds(filter.FilterExpression, cancellation) != false);

    /// <summary>Whether the exception the call is about goes no further than this clause.</summary>
    public bool EndsAt(CatchClauseSyntax clause, CancellationToken cancellation) =>
        clause.Filter is null && (clause.Declaration is not { } declaration || Derives(types[0], model.GetTypeInfo(declaration.Type, cancellation).Type));

    /// <summary>What a condition on the exception says for these types; null when it depends on more than the type.</summary>
    public bool? Holds(ExpressionSyntax condition, CancellationToken cancellation)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                return Holds(inner.Expression, cancellation);
            case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression):
                return !Holds(not.Operand, cancellation);
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalAndExpression):
                return And(Holds(binary.Left, cancellation), Holds(binary.Right, cancellation));
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalOrExpression):
                return !And(!Holds(binary.Left, cancellation), !Holds(binary.Right, cancellation));
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.IsExpression):
                return IsA(binary.Right, cancellation);
            case IsPatternExpressionSyntax test:
                return Matches(test.Pattern, cancellation);
            default:
                return null;
        }
    }

    private bool? Matches(PatternSyntax pattern, CancellationToken cancellation) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Matches(inner.Pattern, cancellation),
        UnaryPatternSyntax not => !Matches(not.Pattern, cancellation),
        BinaryPatternSyntax both when both.IsKind(SyntaxKind.AndPattern) => And(Matches(both.Left, cancellation), Matches(both.Right, cancellation)),
        BinaryPatternSyntax either => !And(!Matches(either.Left, cancellation), !Matches(either.Right, cancellation)),
        ConstantPatternSyntax type => IsA(type.Expression, cancellation),
        TypePatternSyntax type => IsA(type.Type, cancellation),
        DeclarationPatternSyntax type => IsA(type.Type, cancellation),
        RecursivePatternSyntax { Type: { } type } => IsA(type, cancellation) == false ? false : null,
        _ => null,
    };

    private bool? IsA(ExpressionSyntax type, CancellationToken cancellation) =>
        model.GetSymbolInfo(type, cancellation).Symbol is ITypeSymbol symbol ? IsA(symbol) : null;

    private bool IsA(ITypeSymbol? type) => types.Any(each => Derives(each, type));

    private static bool Derives(ITypeSymbol type, ITypeSymbol? ancestor)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.SameAs(ancestor))
                return true;
        }
        return false;
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left & right;
}
