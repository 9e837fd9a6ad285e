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

    public IEnumerable<SyntaxNode> Of(TransportCall call, CancellationToken cancellation)
    {
        var visited = new HashSet<SyntaxNode>();
        return BodiesOf(call, cancellation).SelectMany(body => Makers(body, MaxHops, visited, cancellation));
    }

    private IEnumerable<SyntaxNode> Makers(ExpressionSyntax body, int hops, HashSet<SyntaxNode> visited, CancellationToken cancellation)
    {
        if (hops == 0 || !visited.Add(body))
            yield break;
        foreach (var node in body.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case InvocationExpressionSyntax made:
                    foreach (var method in models.Callees(made, cancellation).SelectMany(callee => models.Declarations(callee.ReducedFrom ?? callee, cancellation)))
                        yield return method;
                    break;
                case IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } name when models.Symbol(name, cancellation) is ILocalSymbol local:
                    foreach (var maker in values.Of(local, name, cancellation).SelectMany(source => Makers(source.Value, hops - 1, visited, cancellation)))
                        yield return maker;
                    break;
            }
        }
    }
}
