using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>
/// Follows a client or request object through locals, fields, parameters, helper methods and dependency injection, to
/// find every place in the compilation where the same object may be configured or used.
/// </summary>
internal sealed class ObjectTracer(SemanticModels models, ValueSources values, ClientRegistrations registrations)
{
    private const int MaxSteps = 80;

    private readonly ConcurrentDictionary<ISymbol, TracedObject> _bySymbol = new(SymbolEqualityComparer.Default);
    private readonly ObjectReceivers _receivers = new(models);

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
        var aliases = ImmutableArray.CreateBuilder<ISymbol>();
        var origins = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var handedOut = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var visited = new HashSet<SyntaxNode>();
        var followed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<Trail>();
        pending.Enqueue(new(start, startSymbol, MayLeaveMethod: true));

        for (var step = 0; pending.Count > 0 && step < MaxSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var trail = pending.Dequeue();
            var symbol = trail.Symbol;
            if (trail.Expression?.Unwrap() is { } value)
            {
                if (!visited.Add(value))
                    continue;
                if (value is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)
                {
                    if (trail.IsHandedOut)
                        handedOut.Add(value);
                    else
                        origins.Add(value);
                    foreach (var next in FromOrigin(value, trail, cancellation))
                        pending.Enqueue(next);
                    continue;
                }
                foreach (var part in Parts(value))
                    pending.Enqueue(trail with { Expression = part });
                symbol = models.Symbol(value, cancellation);
            }

            symbol = symbol?.OriginalDefinition;
            if (symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol or IParameterSymbol && followed.Add(symbol))
            {
                aliases.Add(symbol);
                foreach (var next in FromSymbol(symbol, trail, cancellation))
                    pending.Enqueue(next);
            }
        }
        return new(aliases.ToImmutable(), origins.ToImmutable(), handedOut.ToImmutable());
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax value) => value switch
    {
        ConditionalExpressionSyntax choice => [choice.WhenTrue, choice.WhenFalse],
        BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression) => [choice.Left, choice.Right],
        AssignmentExpressionSyntax assignment => [assignment.Left, assignment.Right],
        _ => [],
    };

    private IEnumerable<Trail> FromOrigin(ExpressionSyntax origin, Trail trail, CancellationToken cancellation)
    {
        foreach (var next in _receivers.Of(origin, trail with { IsHandedOut = false }, cancellation))
            yield return next;
        if (trail.IsHandedOut || origin is not InvocationExpressionSyntax call)
            yield break;
        foreach (var parameter in registrations.ConfiguredBy(call, cancellation))
            yield return Trail.Inside(parameter);
        if (models.Symbol(call, cancellation) is not { } method)
            yield break;
        foreach (var source in values.Of(method, call, cancellation))
            yield return new(source.Value, null, MayLeaveMethod: false);
    }

    private IEnumerable<Trail> FromSymbol(ISymbol symbol, Trail trail, CancellationToken cancellation)
    {
        if (models.Declarations(symbol, cancellation).FirstOrDefault() is not { } declaration)
            yield break;
        if (symbol is not IParameterSymbol || trail.MayLeaveMethod)
        {
            foreach (var source in values.Of(symbol, symbol is ILocalSymbol ? LastUse(declaration) : declaration, cancellation))
                yield return trail with { Expression = source.Value, Symbol = null };
        }
        foreach (var linked in registrations.Linked(symbol, cancellation))
            yield return Trail.Inside(linked);
        foreach (var next in _receivers.OfUses(symbol, declaration, trail, cancellation))
            yield return next;
    }

    /// <summary>A position after everything that happens to a local.</summary>
    private static SyntaxNode LastUse(SyntaxNode declaration) =>
        declaration.EnclosingMember() is { } member ? member.DescendantNodes().OfType<ExpressionSyntax>().LastOrDefault() ?? declaration : declaration;
}
