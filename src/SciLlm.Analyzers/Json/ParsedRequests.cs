using SciLlm.Analyzers.Batches;

namespace SciLlm.Analyzers.Json;

/// <summary>The requests behind content that is parsed as JSON, where every one of them can be seen and none asks for JSON.</summary>
internal sealed class ParsedRequests(SemanticModels models, KnownSymbols client)
{
    public const string ResponseFormat = nameof(ResponseFormat);

    private const int MaxHops = 6;

    private static readonly ImmutableHashSet<string> PassedOn = ImmutableHashSet.Create(
        "ConfigureAwait", "WithCancellation", "GetAwaiter", "GetResult", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault",
        "ElementAt", "Where", "OrderBy", "Take", "Skip", "ToList", "ToArray", "ToListAsync", "ToArrayAsync", "FirstAsync");

    private readonly ValueSources _values = new(models);
    private readonly CollectionElements _elements = new(models);
    private readonly BatchFormat _batchFormat = new(models, client);

    public IReadOnlyList<BaseObjectCreationExpressionSyntax> BehindContentOf(InvocationExpressionSyntax parse, CancellationToken cancellation)
    {
        if (AnswerIn(parse.ArgumentList.Arguments[0].Expression, MaxHops, cancellation) is not { } answer)
            return [];
        var calls = new List<InvocationExpressionSyntax>();
        if (!Follow(answer, MaxHops, calls, cancellation))
            return [];
        var trace = new RequestTrace(models, client.CompletionRequest, ResponseFormat, cancellation);
        foreach (var call in calls)
        {
            if (models.Symbol(call, cancellation) is not IMethodSymbol { Parameters: [var requests, ..] } method
                || _batchFormat.MayAskForJson(call, method, cancellation))
                return [];
            trace.Follow(CallSites.Argument(call.ArgumentList.Arguments, requests));
        }
        return trace.FoundWith || trace.LostOne || trace.Without.Any(static request => request.Initializer.Sets("ExtraBody")) ? [] : trace.Without;
    }

    /// <summary>The completion or batch item whose content an expression is; null when it is some other text.</summary>
    private ExpressionSyntax? AnswerIn(ExpressionSyntax text, int hops, CancellationToken cancellation) => hops == 0 ? null : text.Unwrap() switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Content" or "Raw" } read => IsAnswer(read.Expression, cancellation) ? read.Expression : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnsureOk" } read } =>
            IsAnswer(read.Expression, cancellation) ? read.Expression : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Trim" } read } => AnswerIn(read.Expression, hops - 1, cancellation),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => AnswerIn(choice.Left, hops - 1, cancellation),
        IdentifierNameSyntax name when models.Symbol(name, cancellation) is ILocalSymbol local && _values.Of(local, name, cancellation) is [var only] =>
            AnswerIn(only.Value, hops - 1, cancellation),
        _ => null,
    };

    private bool IsAnswer(ExpressionSyntax expression, CancellationToken cancellation) =>
        models.Type(expression, cancellation) is { Name: "Completion" or nameof(KnownSymbols.BatchResult) } type
        && type.ContainingNamespace.SameAs(client.BatchResult.ContainingNamespace);

    /// <summary>Finds the calls that an answer may come from; false when one of its sources is none of this client's.</summary>
    private bool Follow(ExpressionSyntax answer, int hops, List<InvocationExpressionSyntax> calls, CancellationToken cancellation)
    {
        var expression = answer.Unwrap();
        if (hops == 0)
            return false;
        switch (expression)
        {
            case InvocationExpressionSyntax call when IsAsked(call, cancellation):
                calls.Add(call);
                return true;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } } when PassedOn.Contains(name):
                return Follow(receiver, hops - 1, calls, cancellation);
            case InvocationExpressionSyntax { Expression: var method }:
                return FollowSymbol(method, hops, calls, cancellation);
            case ElementAccessExpressionSyntax element:
                return Follow(element.Expression, hops - 1, calls, cancellation);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "Response", Expression: var owner }:
                return Follow(owner, hops - 1, calls, cancellation);
            case IdentifierNameSyntax name:
                return FollowSymbol(name, hops, calls, cancellation);
            default:
                return false;
        }
    }

    private bool FollowSymbol(ExpressionSyntax name, int hops, List<InvocationExpressionSyntax> calls, CancellationToken cancellation)
    {
        var symbol = models.Symbol(name, cancellation);
        List<ExpressionSyntax> sources = symbol switch
        {
            ILocalSymbol or IMethodSymbol => [.. _values.Of(symbol, name, cancellation).Select(static source => source.Value)],
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => [.. _elements.Of(symbol, cancellation).OfType<ExpressionSyntax>()],
            _ => [],
        };
        return sources.Count > 0 && sources.TrueForAll(source => Follow(source, hops - 1, calls, cancellation));
    }

    private bool IsAsked(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.Expression.SimpleName()?.Identifier.ValueText is "Complete" or "CompleteAsync" or "CompleteBatchAsync" or "StreamBatchAsync"
        && models.Symbol(call, cancellation) is IMethodSymbol method
        && method.ContainingType.ContainingNamespace.SameAs(client.Client.ContainingNamespace);
}
