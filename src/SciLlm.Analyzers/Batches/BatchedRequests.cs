namespace SciLlm.Analyzers.Batches;

/// <summary>
/// The requests without a model that go into a batch, found backwards from the batch calls of the compilation. Looked for only when a request
/// without a model was seen, and once.
/// </summary>
internal sealed class BatchedRequests(SemanticModels models, KnownSymbols client)
{
    public const string Model = "Model";

    private static readonly string[] BatchCalls = ["CompleteBatchAsync", "StreamBatchAsync"];

    private readonly ClientModel _clientModel = new(models);
    private Dictionary<SyntaxNode, SimpleNameSyntax>? _batches;

    /// <summary>The name in the batch call that a request goes to; null when it goes to none, or to one whose client has a model.</summary>
    public SimpleNameSyntax? BatchOf(BaseObjectCreationExpressionSyntax request, CancellationToken cancellation)
    {
        // Two threads may both look; they find the same.
        _batches ??= Find(cancellation);
        return _batches.TryGetValue(request, out var batch) ? batch : null;
    }

    private Dictionary<SyntaxNode, SimpleNameSyntax> Find(CancellationToken cancellation)
    {
        var batches = new Dictionary<SyntaxNode, SimpleNameSyntax>();
        foreach (var call in models.Trees.SelectMany(tree => BatchCalls.SelectMany(SyntaxIndex.Of(tree, cancellation).Calls)))
        {
            if (models.Symbol(call, cancellation) is not IMethodSymbol { Parameters: [var requests, ..] } method
                || !method.ContainingType.SameAs(client.Client)
                || CallSites.Argument(call.ArgumentList.Arguments, requests) is not { } argument
                || call.Receiver() is { } receiver && _clientModel.IsSet(receiver, cancellation))
                continue;
            var trace = new RequestTrace(models, client.CompletionRequest, Model, cancellation);
            trace.Follow(argument);
            foreach (var request in trace.Without)
                batches[request] = call.Expression.SimpleName()!;
        }
        return batches;
    }
}
