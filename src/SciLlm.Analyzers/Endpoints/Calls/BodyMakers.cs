namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>The expressions that a request's body is made from, and the methods of this compilation that make it.</summary>
internal sealed class BodyMakers(SemanticModels models, ObjectTracer tracer, ValueSources values)
{
    private const int MaxHops = 3;

    /// <summary>What is sent as the body: an argument of the call, or the content of its request.</summary>
    public IEnumerable<ExpressionSyntax> BodiesOf(TransportCall call, CancellationToken cancellation) =>
        call.Body is { } body ? [body]
        : call.Request is { } request ? tracer.Assigned(tracer.Trace(request, cancellation), "Content", cancellation)
        : [];

    public IEnumerable<SyntaxNode> Of(TransportCall call, CancellationToken cancellation) => PartsOf(call, cancellation)
        .OfType<InvocationExpressionSyntax>()
        .SelectMany(made => models.Callees(made, cancellation))
        .SelectMany(callee => models.Declarations(callee.ReducedFrom ?? callee, cancellation));

    /// <summary>All that the body is put together from, the values of locals included.</summary>
    public IEnumerable<SyntaxNode> PartsOf(TransportCall call, CancellationToken cancellation)
    {
        var visited = new HashSet<SyntaxNode>();
        return BodiesOf(call, cancellation).SelectMany(body => Parts(body, MaxHops, visited, cancellation));
    }

    private IEnumerable<SyntaxNode> Parts(ExpressionSyntax body, int hops, HashSet<SyntaxNode> visited, CancellationToken cancellation)
    {
        if (hops == 0 || !visited.Add(body))
            yield break;
        foreach (var node in body.DescendantNodesAndSelf())
        {
            yield return node;
            if (node is not IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } name || models.Symbol(name, cancellation) is not ILocalSymbol local)
                continue;
            foreach (var part in values.Of(local, name, cancellation).SelectMany(source => Parts(source.Value, hops - 1, visited, cancellation)))
                yield return part;
        }
    }
}
