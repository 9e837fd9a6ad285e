namespace SciLlm.Analyzers.Batches;

/// <summary>Whether a client was made with a model for the requests that bring none.</summary>
internal sealed class ClientModel(SemanticModels models)
{
    private const int MaxDepth = 8;

    private readonly ValueSources _values = new(models);

    /// <summary>Whether the code shows <c>new SciLlmClient(new SciLlmClientOptions { Model = … })</c> behind an expression.</summary>
    public bool IsSet(ExpressionSyntax client, CancellationToken cancellation) => IsSet(client, MaxDepth, cancellation);

    private bool IsSet(ExpressionSyntax value, int depth, CancellationToken cancellation)
    {
        var expression = value.Unwrap();
        if (depth == 0)
            return false;
        if (expression is BaseObjectCreationExpressionSyntax creation)
            return creation.Initializer.Sets(BatchedRequests.Model)
                || creation.ArgumentList?.Arguments.Any(argument => IsSet(argument.Expression, depth - 1, cancellation)) == true;
        var named = expression is InvocationExpressionSyntax call ? call.Expression : expression;
        return named.SimpleName() is not null
            && models.Symbol(named, cancellation) is { } symbol
            && models.IsDeclaredHere(symbol)
            && (_values.Of(symbol, expression, cancellation).Any(source => IsSet(source.Value, depth - 1, cancellation))
                || IsSetLater(symbol, cancellation));
    }

    /// <summary><c>options.Model = …</c>.</summary>
    private bool IsSetLater(ISymbol options, CancellationToken cancellation) =>
        models.TreesThatMention(options)
            .SelectMany(tree => SyntaxIndex.Of(tree, cancellation).Assignments(BatchedRequests.Model))
            .Any(assignment => assignment.Left is MemberAccessExpressionSyntax { Expression: var owner }
                && models.Symbol(owner, cancellation).SameAs(options));
}
