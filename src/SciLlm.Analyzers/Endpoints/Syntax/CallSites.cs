namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>What callers within the compilation pass for a parameter.</summary>
internal sealed class CallSites(SemanticModels models)
{
    private readonly ConstructorCalls _constructors = new(models);
    private readonly DelegateCalls _delegates = new(models);

    public IEnumerable<ExpressionSyntax> ArgumentsFor(IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || !models.IsDeclaredHere(method))
            return [];
        return method.MethodKind switch
        {
            MethodKind.Constructor => _constructors.ArgumentsFor(parameter, method, cancellation),
            MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation =>
                CallArguments(method, parameter, cancellation),
            MethodKind.AnonymousFunction => _delegates.ArgumentsFor(parameter, method, cancellation),
            _ => [],
        };
    }

    /// <summary>The argument of a call that binds to a parameter, whatever the order or the names.</summary>
    public static ExpressionSyntax? Argument(SeparatedSyntaxList<ArgumentSyntax> arguments, IParameterSymbol parameter, int ordinalOffset = 0)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
                return argument.Expression;
        }
        var ordinal = parameter.Ordinal - ordinalOffset;
        return ordinal >= 0 && ordinal < arguments.Count && arguments[ordinal].NameColon is null ? arguments[ordinal].Expression : null;
    }

    /// <summary>The calls of a method, also through an interface or base member it stands in for.</summary>
    public IEnumerable<InvocationExpressionSyntax> Of(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var tree in models.TreesThatSee(method))
        {
            foreach (var call in SyntaxIndex.Of(tree, cancellation).Calls(method.Name))
            {
                if (models.Callees(call, cancellation).Select(static called => called.ReducedFrom ?? called)
                    .Any(called => called.SameAs(method) || method.StandsInFor(called)))
                    yield return call;
            }
        }
    }

    private IEnumerable<ExpressionSyntax> CallArguments(IMethodSymbol method, IParameterSymbol parameter, CancellationToken cancellation)
    {
        foreach (var call in Of(method, cancellation))
        {
            if (ArgumentOf(call, parameter, cancellation) is { } argument)
                yield return argument;
        }
    }

    /// <summary>What a call passes for a parameter, the receiver of an extension method included.</summary>
    public ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, IParameterSymbol parameter, CancellationToken cancellation)
    {
        var isReduced = models.Symbol(call, cancellation) is IMethodSymbol { ReducedFrom: not null };
        return isReduced && parameter.Ordinal == 0
            ? call.Receiver()
            : Argument(call.ArgumentList.Arguments, parameter, isReduced ? 1 : 0);
    }
}
