namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>Where an object goes from where it stands: into a variable, a parameter, a lambda, or back to whoever called.</summary>
internal sealed class ObjectReceivers(SemanticModels models)
{
    private readonly CallSites _callSites = new(models);
    private readonly DelegateCalls _delegates = new(models);

    /// <summary>Where a local or parameter goes: another variable, a field, a parameter of a method called with it, the caller.</summary>
    public IEnumerable<Trail> OfUses(ISymbol symbol, SyntaxNode declaration, Trail trail, CancellationToken cancellation)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol))
            yield break;
        // A primary constructor's parameter is seen by the whole type.
        if (declaration.EnclosingMember() is not { } member)
            yield break;
        foreach (var name in member.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != symbol.Name || name.Parent is MemberAccessExpressionSyntax access && access.Expression == name)
                continue;
            if (!models.Symbol(name, cancellation).SameAs(symbol))
                continue;
            foreach (var next in Of(name, trail, cancellation))
                yield return next;
        }
    }

    /// <summary>What receives an expression's value where it stands.</summary>
    public IEnumerable<Trail> Of(ExpressionSyntax value, Trail trail, CancellationToken cancellation)
    {
        var outer = value;
        while (outer.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax
               || outer.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
            outer = (ExpressionSyntax)outer.Parent;

        switch (outer.Parent)
        {
            case EqualsValueClauseSyntax { Parent: { } declared } when models.Declared(declared, cancellation) is { } variable:
                return [trail with { Expression = null, Symbol = variable }];
            case AssignmentExpressionSyntax assignment when assignment.Right == outer && models.Symbol(assignment.Left, cancellation) is { } target:
                return [trail with { Expression = null, Symbol = target }];
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } argument
                when _delegates.ParameterOf(argument, cancellation) is { } parameter:
                return [Trail.Inside(parameter)];
            case ArgumentSyntax argument:
                return _delegates.LambdaParametersOf(argument, _callSites, cancellation).Select(static parameter => Trail.Inside(parameter));
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax when trail.MayLeaveMethod:
                return ReceiversOfReturn(outer, trail, cancellation);
            default:
                return [];
        }
    }

    private IEnumerable<Trail> ReceiversOfReturn(ExpressionSyntax returned, Trail trail, CancellationToken cancellation)
    {
        if (returned.Ancestors().Any(static ancestor => ancestor is AnonymousFunctionExpressionSyntax))
            return [];
        return returned.EnclosingMember() switch
        {
            PropertyDeclarationSyntax property when models.Declared(property, cancellation) is { } symbol =>
                [trail with { Expression = null, Symbol = symbol }],
            MethodDeclarationSyntax method when models.Declared(method, cancellation) is IMethodSymbol symbol =>
                _callSites.Of(symbol, cancellation).Select(call => trail with { Expression = call, Symbol = null, IsHandedOut = true }),
            _ => [],
        };
    }
}
