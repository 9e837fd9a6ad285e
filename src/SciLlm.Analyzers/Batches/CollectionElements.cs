namespace SciLlm.Analyzers.Batches;

/// <summary>What is put into a collection after it was made, yielded by an iterator, or handed to a lambda.</summary>
internal sealed class CollectionElements(SemanticModels models)
{
    private static readonly string[] Adding = ["Add", "AddRange", "Insert", "InsertRange", "Enqueue", "Push", "AddFirst", "AddLast"];

    public IEnumerable<ExpressionSyntax?> Of(ISymbol symbol, CancellationToken cancellation) => symbol switch
    {
        IMethodSymbol method => Yielded(method, cancellation),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } item => [Source(item, cancellation)],
        _ => Added(symbol, cancellation).Concat(Stored(symbol, cancellation)),
    };

    /// <summary><c>requests.Add(…)</c>.</summary>
    private IEnumerable<ExpressionSyntax?> Added(ISymbol collection, CancellationToken cancellation)
    {
        foreach (var call in models.TreesThatMention(collection).SelectMany(tree => Adding.SelectMany(SyntaxIndex.Of(tree, cancellation).Calls)))
        {
            if (call.Receiver() is { } receiver && IsUseOf(collection, receiver, cancellation))
            {
                foreach (var argument in call.ArgumentList.Arguments)
                    yield return argument.Expression;
            }
        }
    }

    /// <summary><c>requests[i] = …</c>.</summary>
    private IEnumerable<ExpressionSyntax?> Stored(ISymbol collection, CancellationToken cancellation)
    {
        foreach (var scope in models.Declarations(collection, cancellation).Select(static declaration => declaration.EnclosingMember()).OfType<SyntaxNode>())
        {
            foreach (var assignment in scope.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                if (assignment.Left is ElementAccessExpressionSyntax element && IsUseOf(collection, element.Expression, cancellation))
                    yield return assignment.Right;
            }
        }
    }

    private IEnumerable<ExpressionSyntax?> Yielded(IMethodSymbol method, CancellationToken cancellation) =>
        models.Declarations(method, cancellation)
            .SelectMany(static function => function.OwnNodes().OfType<YieldStatementSyntax>())
            .Select(static statement => statement.Expression);

    /// <summary>The collection whose items a lambda is called with: <c>requests.Select(request => …)</c>.</summary>
    private ExpressionSyntax? Source(IParameterSymbol item, CancellationToken cancellation) => models.Declarations(item, cancellation)
        .Select(static parameter => parameter.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent?.Parent?.Parent)
        .OfType<InvocationExpressionSyntax>()
        .FirstOrDefault()?.Receiver();

    private bool IsUseOf(ISymbol symbol, ExpressionSyntax expression, CancellationToken cancellation) =>
        expression.SimpleName()?.Identifier.ValueText == symbol.Name && models.Symbol(expression, cancellation).SameAs(symbol);
}
