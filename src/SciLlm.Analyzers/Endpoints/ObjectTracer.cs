using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints;

/// <summary>
/// Follows a client or request object through locals, fields, parameters, helper methods and dependency injection, to
/// find every place in the compilation where the same object may be configured or used.
/// </summary>
internal sealed class ObjectTracer(SemanticModels models, ValueSources values, ClientRegistrations registrations)
{
    private const int MaxSteps = 80;

    private readonly ConcurrentDictionary<ISymbol, TracedObject> _bySymbol = new(SymbolEqualityComparer.Default);
    private readonly CallSites _callSites = new(models);

    public TracedObject Trace(ExpressionSyntax expression, CancellationToken cancellation)
    {
        expression = expression.Unwrap();
        return expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && models.Symbol(expression, cancellation) is (IFieldSymbol or IParameterSymbol or IPropertySymbol or ILocalSymbol) and var symbol
            ? Trace(symbol, cancellation)
            : Walk(expression, null, cancellation);
    }

    public TracedObject Trace(ISymbol holder, CancellationToken cancellation) =>
        _bySymbol.GetOrAdd(holder.OriginalDefinition, symbol => Walk(null, symbol, cancellation));

    /// <summary>The values given to one property of the object, in initializers and by assignment.</summary>
    public IEnumerable<ExpressionSyntax> Assigned(TracedObject traced, string property, CancellationToken cancellation)
    {
        foreach (var origin in traced.Origins.OfType<BaseObjectCreationExpressionSyntax>())
        {
            foreach (var member in origin.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
            {
                if (member.Left.SimpleName()?.Identifier.ValueText == property)
                    yield return member.Right;
            }
        }

        foreach (var tree in traced.Aliases.SelectMany(models.TreesThatMention).Distinct())
        {
            foreach (var assignment in SyntaxIndex.Of(tree, cancellation).Assignments(property))
            {
                if (assignment.Left.Receiver() is { } receiver && traced.IsHeldBy(models.Symbol(receiver.Unwrap(), cancellation)))
                    yield return assignment.Right;
            }
        }
    }

    private TracedObject Walk(ExpressionSyntax? start, ISymbol? startSymbol, CancellationToken cancellation)
    {
        var aliases = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        var origins = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var pending = new Queue<(ExpressionSyntax? Expression, ISymbol? Symbol)>();
        var visited = new HashSet<SyntaxNode>();
        pending.Enqueue((start, startSymbol));

        for (var step = 0; pending.Count > 0 && step < MaxSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (expression, symbol) = pending.Dequeue();
            if (expression?.Unwrap() is { } value)
            {
                if (!visited.Add(value))
                    continue;
                switch (value)
                {
                    case ConditionalExpressionSyntax choice:
                        pending.Enqueue((choice.WhenTrue, null));
                        pending.Enqueue((choice.WhenFalse, null));
                        continue;
                    case BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression):
                        pending.Enqueue((choice.Left, null));
                        pending.Enqueue((choice.Right, null));
                        continue;
                    case AssignmentExpressionSyntax assignment:
                        pending.Enqueue((assignment.Left, null));
                        pending.Enqueue((assignment.Right, null));
                        continue;
                    case BaseObjectCreationExpressionSyntax:
                        origins.Add(value);
                        foreach (var holder in Holders(value, cancellation))
                            pending.Enqueue((null, holder));
                        continue;
                }
                symbol = models.Symbol(value, cancellation);
                if (value is InvocationExpressionSyntax call)
                {
                    origins.Add(value);
                    foreach (var holder in Holders(value, cancellation))
                        pending.Enqueue((null, holder));
                    foreach (var parameter in registrations.ConfiguredBy(call, cancellation))
                        pending.Enqueue((null, parameter));
                    foreach (var source in symbol is null ? [] : values.Of(symbol, value, cancellation))
                        pending.Enqueue((source.Value, null));
                    continue;
                }
            }

            symbol = symbol?.OriginalDefinition;
            if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol or IParameterSymbol) || !aliases.Add(symbol))
                continue;
            // Instance members are followed through their declarations, which see every use.
            var use = models.Declarations(symbol, cancellation).FirstOrDefault();
            if (use is null)
                continue;
            foreach (var source in values.Of(symbol, symbol is ILocalSymbol ? LastUse(use) : use, cancellation))
                pending.Enqueue((source.Value, null));
            foreach (var next in registrations.Linked(symbol, cancellation).Concat(PassedOn(symbol, use, cancellation)))
                pending.Enqueue((null, next));
        }
        return new(aliases.ToImmutable(), origins.ToImmutable());
    }

    /// <summary>A position after everything that happens to a local.</summary>
    private static SyntaxNode LastUse(SyntaxNode declaration) =>
        declaration.EnclosingMember() is { } member ? member.DescendantNodes().OfType<ExpressionSyntax>().LastOrDefault() ?? declaration : declaration;

    /// <summary>Where a local or parameter goes: another variable, a field, a parameter of a method called with it, the caller.</summary>
    private IEnumerable<ISymbol> PassedOn(ISymbol symbol, SyntaxNode declaration, CancellationToken cancellation)
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
            foreach (var holder in Holders(name, cancellation))
                yield return holder;
        }
    }

    /// <summary>The symbols that receive an expression's value where it stands.</summary>
    private IEnumerable<ISymbol> Holders(ExpressionSyntax value, CancellationToken cancellation)
    {
        var outer = value;
        while (outer.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax
               || outer.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
            outer = (ExpressionSyntax)outer.Parent;

        switch (outer.Parent)
        {
            case EqualsValueClauseSyntax { Parent: { } declared }:
                if (models.Declared(declared, cancellation) is { } variable)
                    yield return variable;
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == outer:
                if (models.Symbol(assignment.Left, cancellation) is { } target)
                    yield return target;
                break;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } argument:
                if (ParameterOf(argument, cancellation) is { } parameter)
                    yield return parameter;
                break;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                foreach (var holder in ReceiversOfReturn(outer, cancellation))
                    yield return holder;
                break;
        }
    }

    private IEnumerable<ISymbol> ReceiversOfReturn(ExpressionSyntax returned, CancellationToken cancellation)
    {
        if (returned.Ancestors().Any(static ancestor => ancestor is AnonymousFunctionExpressionSyntax))
            yield break;
        switch (returned.EnclosingMember())
        {
            case PropertyDeclarationSyntax property when models.Declared(property, cancellation) is { } symbol:
                yield return symbol;
                break;
            case MethodDeclarationSyntax method when models.Declared(method, cancellation) is IMethodSymbol symbol:
                foreach (var call in _callSites.Of(symbol, cancellation))
                {
                    foreach (var holder in Holders(call, cancellation))
                        yield return holder;
                }
                break;
        }
    }

    private IParameterSymbol? ParameterOf(ArgumentSyntax argument, CancellationToken cancellation)
    {
        var call = (ExpressionSyntax)argument.Parent!.Parent!;
        if (models.Symbol(call, cancellation) is not IMethodSymbol method || !models.IsDeclaredHere(method.ReducedFrom ?? method))
            return null;
        if (argument.NameColon is { } named)
            return method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText);
        var ordinal = ((BaseArgumentListSyntax)argument.Parent).Arguments.IndexOf(argument);
        return ordinal < method.Parameters.Length ? method.Parameters[ordinal] : null;
    }
}
