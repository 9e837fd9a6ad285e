namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>What a lambda is called with: by the method it was passed to, or through the variable it was put into.</summary>
internal sealed class DelegateCalls(SemanticModels models)
{
    public IEnumerable<ExpressionSyntax> ArgumentsFor(IParameterSymbol parameter, IMethodSymbol lambda, CancellationToken cancellation)
    {
        foreach (var function in models.Declarations(lambda, cancellation).OfType<AnonymousFunctionExpressionSyntax>())
        {
            foreach (var argument in Arguments(function, parameter, cancellation))
                yield return argument;
        }
    }

    /// <summary>The parameter of this compilation's method or constructor that an argument is passed for.</summary>
    public IParameterSymbol? ParameterOf(ArgumentSyntax argument, CancellationToken cancellation)
    {
        if (argument.Parent?.Parent is not ExpressionSyntax call
            || models.Symbol(call, cancellation) is not IMethodSymbol method || !models.IsDeclaredHere(method.ReducedFrom ?? method))
            return null;
        if (argument.NameColon is { } named)
            return method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText);
        var ordinal = ((BaseArgumentListSyntax)argument.Parent).Arguments.IndexOf(argument);
        return ordinal < method.Parameters.Length ? method.Parameters[ordinal] : null;
    }

    private IEnumerable<ExpressionSyntax> Arguments(AnonymousFunctionExpressionSyntax function, IParameterSymbol parameter, CancellationToken cancellation)
    {
        switch (function.Parent)
        {
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax } argument:
                var called = ParameterOf(argument, cancellation) is { } holder ? Called(holder, parameter.Ordinal, cancellation).ToList() : [];
                return called.Count > 0 ? called : PassedAlong(argument, parameter, cancellation);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } when models.Declared(declared, cancellation) is { } variable:
                return Called(variable, parameter.Ordinal, cancellation);
            default:
                return [];
        }
    }

    /// <summary>The lambdas' parameters that an argument arrives in, where the call is one of a delegate that this compilation passes.</summary>
    public IEnumerable<IParameterSymbol> LambdaParametersOf(ArgumentSyntax argument, CallSites callSites, CancellationToken cancellation)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call || models.Symbol(Delegate(call), cancellation) is not IParameterSymbol holder)
            return [];
        var ordinal = call.ArgumentList.Arguments.IndexOf(argument);
        return callSites.ArgumentsFor(holder, cancellation).OfType<AnonymousFunctionExpressionSyntax>()
            .Select(function => models.Symbol(function, cancellation)).OfType<IMethodSymbol>()
            .Where(function => ordinal < function.Parameters.Length)
            .Select(function => function.Parameters[ordinal]);
    }

    /// <summary>The arguments of the calls made through a delegate: <c>send(request)</c>, <c>send.Invoke(request)</c>.</summary>
    private IEnumerable<ExpressionSyntax> Called(ISymbol holder, int ordinal, CancellationToken cancellation)
    {
        foreach (var tree in models.TreesThatMention(holder))
        {
            var index = SyntaxIndex.Of(tree, cancellation);
            foreach (var call in index.Calls(holder.Name).Concat(index.Calls("Invoke")))
            {
                var called = Delegate(call);
                if (called.SimpleName()?.Identifier.ValueText == holder.Name && ordinal < call.ArgumentList.Arguments.Count
                    && models.Symbol(called, cancellation) is { } symbol && symbol.SameAs(holder))
                    yield return call.ArgumentList.Arguments[ordinal].Expression;
            }
        }
    }

    private static ExpressionSyntax Delegate(InvocationExpressionSyntax call) =>
        call.Expression.SimpleName()?.Identifier.ValueText == "Invoke" && call.Receiver() is { } receiver ? receiver : call.Expression;

    /// <summary>Whoever runs a lambda out of sight gives it what it was given for that: <c>pipeline.ExecuteAsync((r, token) => …, request, token)</c>.</summary>
    private IEnumerable<ExpressionSyntax> PassedAlong(ArgumentSyntax lambda, IParameterSymbol parameter, CancellationToken cancellation)
    {
        var others = ((BaseArgumentListSyntax)lambda.Parent!).Arguments.Select(static argument => argument.Expression)
            .Where(static other => other is not AnonymousFunctionExpressionSyntax).ToList();
        if (parameter.Type.TypeKind != TypeKind.Error)
            return others.Where(other => models.Type(other, cancellation).SameAs(parameter.Type));
        return parameter.Ordinal < others.Count ? [others[parameter.Ordinal]] : [];
    }
}
