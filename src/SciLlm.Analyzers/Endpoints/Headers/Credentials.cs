namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>Whether a header's value comes from an LLM credential, judged by the names it passes through.</summary>
internal sealed class Credentials(SemanticModels models, ValueSources values)
{
    private const int MaxHops = 4;
    private const int MaxExpressions = 40;

    public bool IsLlmCredential(ExpressionSyntax value, CancellationToken cancellation)
    {
        var visited = new HashSet<SyntaxNode>();
        return Names(value, MaxHops, visited, cancellation).Any(Vendors.IsNamedIn);
    }

    private IEnumerable<string> Names(ExpressionSyntax value, int hops, HashSet<SyntaxNode> visited, CancellationToken cancellation)
    {
        if (visited.Count >= MaxExpressions || !visited.Add(value))
            yield break;
        foreach (var node in value.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    yield return literal.Token.ValueText;
                    break;
                case SimpleNameSyntax name:
                    yield return name.Identifier.ValueText;
                    // What a lambda looks at, x.Key in a search, is not what the value comes from.
                    if (name.Ancestors().TakeWhile(ancestor => ancestor != value).Any(static ancestor => ancestor is AnonymousFunctionExpressionSyntax))
                        break;
                    foreach (var further in Behind(name, hops, visited, cancellation))
                        yield return further;
                    break;
            }
        }
    }

    private IEnumerable<string> Behind(SimpleNameSyntax name, int hops, HashSet<SyntaxNode> visited, CancellationToken cancellation)
    {
        if (models.Symbol(name, cancellation) is not { } symbol)
            yield break;
        // OpenAiOptions.ApiKey: the type says whose key it is.
        if (symbol is IFieldSymbol or IPropertySymbol && symbol.ContainingType is { } owner)
            yield return owner.Name;
        if (hops == 0 || symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol or IParameterSymbol))
            yield break;
        foreach (var source in values.Of(symbol, name, cancellation))
        {
            foreach (var further in Names(source.Value, hops - 1, visited, cancellation))
                yield return further;
        }
    }
}
