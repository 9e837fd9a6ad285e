namespace SciLlm.Analyzers.Preflight;

/// <summary>
/// A preflight result of which only <c>Ok</c> goes on: <c>if (!result.Ok) return false;</c>. What failed is lost where neither the result nor its
/// details are handed on anywhere in the same member.
/// </summary>
internal static class BareVerdict
{
    /// <param name="ok">The read of <c>Ok</c>: <c>result.Ok</c>, or <c>result is { Ok: … }</c>.</param>
    /// <param name="result">What it is read from.</param>
    public static Swallowing? Of(ExpressionSyntax ok, ExpressionSyntax result, bool isOk, SyntaxToken name, SemanticModel model, CancellationToken cancellation)
    {
        if (Source(result, model, cancellation) is not { } call || call.Expression.SimpleName() is not { Identifier.ValueText: not PreflightSymbols.EnsureOk } called
            || ok.EnclosingMember() is not { } member)
            return null;
        var use = FailureUses.Of(member, (result.Unwrap() as IdentifierNameSyntax)?.Identifier.ValueText);
        if (use == FailureUse.HandedOn)
            return null;

        var (value, isTrueWhenOk) = Condition(ok, isOk);
        switch (value.Parent)
        {
            case IfStatementSyntax test:
                var branch = isTrueWhenOk ? test.Else?.Statement : test.Statement;
                if (branch is not null && use == FailureUse.Logged && ExitCodes.AreSetIn(branch, model, cancellation))
                    return null;
                var end = branch is null ? null : Endings.Of(branch).FirstOrDefault() ?? branch.OwnNodes().Prepend(branch).OfType<ThrowStatementSyntax>().FirstOrDefault();
                return new(
                    end?.GetFirstToken() ?? test.IfKeyword,
                    called.Identifier.ValueText,
                    end is ThrowStatementSyntax ? " by an exception that does not carry its details" : branch is null ? "" : Endings.Quote(branch) ?? "");
            case ReturnStatementSyntax returned:
                return new(returned.ReturnKeyword, called.Identifier.ValueText, " by a bare bool");
            case ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax:
                return new(name, called.Identifier.ValueText, " by a bare bool");
            default:
                return null;
        }
    }

    /// <summary>The preflight behind a result: called in place, or before, into a local.</summary>
    private static InvocationExpressionSyntax? Source(ExpressionSyntax result, SemanticModel model, CancellationToken cancellation)
    {
        var value = Awaited(result);
        if (value is IdentifierNameSyntax
            && model.GetSymbolInfo(value, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initial })
            value = Awaited(initial);
        return value as InvocationExpressionSyntax;
    }

    /// <summary>The call whose task an expression waits for, in whatever way.</summary>
    private static ExpressionSyntax Awaited(ExpressionSyntax expression)
    {
        var inner = expression.Unwrap();
        var waiting = inner is InvocationExpressionSyntax call ? call.Expression : inner;
        return waiting is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Result" } access
            ? Awaited(access.Expression)
            : inner;
    }

    /// <summary>The whole condition around a read of <c>Ok</c>, and whether it is true for a good result.</summary>
    private static (ExpressionSyntax Value, bool IsTrueWhenOk) Condition(ExpressionSyntax ok, bool isOk)
    {
        var value = ok;
        for (; value.Parent is ExpressionSyntax parent; value = parent)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax:
                case BinaryExpressionSyntax when parent.IsKind(SyntaxKind.LogicalOrExpression) && !isOk:
                case BinaryExpressionSyntax when parent.IsKind(SyntaxKind.LogicalAndExpression) && isOk:
                case ConditionalExpressionSyntax choice when choice.Condition == value:
                    break;
                case PrefixUnaryExpressionSyntax when parent.IsKind(SyntaxKind.LogicalNotExpression):
                    isOk = !isOk;
                    break;
                case BinaryExpressionSyntax equals when equals.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                    isOk ^= equals.IsKind(SyntaxKind.EqualsExpression) == IsFalseOrNull(equals.Right);
                    break;
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant }:
                    isOk ^= IsFalseOrNull(constant.Expression);
                    break;
                case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } }:
                    isOk ^= !IsFalseOrNull(constant.Expression);
                    break;
                case IsPatternExpressionSyntax { Pattern: RecursivePatternSyntax }:
                    break;
                default:
                    return (value, isOk);
            }
        }
        return (value, isOk);
    }

    private static bool IsFalseOrNull(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.FalseLiteralExpression) || value.IsKind(SyntaxKind.NullLiteralExpression);
}
