using SciLlm.Analyzers.Batches;

namespace SciLlm.Analyzers.Json;

/// <summary>Whether the options of a batch ask for JSON for all of its requests.</summary>
internal sealed class BatchFormat(SemanticModels models, KnownSymbols client)
{
    private const int MaxHops = 4;

    private readonly ValueSources _values = new(models);

    /// <summary>False only where the options can be seen, or there are none.</summary>
    public bool MayAskForJson(InvocationExpressionSyntax call, IMethodSymbol method, CancellationToken cancellation) =>
        SilentBatchWaitAnalyzer.Options(call, method) is { } options && MayAskForJson(options, MaxHops, cancellation);

    private bool MayAskForJson(ExpressionSyntax options, int hops, CancellationToken cancellation) => hops == 0 || options.Unwrap() switch
    {
        LiteralExpressionSyntax => false,
        DefaultExpressionSyntax => false,
        BaseObjectCreationExpressionSyntax creation => Sets(creation.Initializer) || !client.BatchOptions.SameAs(models.Type(creation, cancellation)),
        WithExpressionSyntax copy => Sets(copy.Initializer) ? !IsNull(copy.Initializer) : MayAskForJson(copy.Expression, hops - 1, cancellation),
        IdentifierNameSyntax or MemberAccessExpressionSyntax when models.Symbol(options, cancellation) is { } symbol && models.IsDeclaredHere(symbol)
            && _values.Of(symbol, options, cancellation) is [_, ..] sources => sources.Any(source => MayAskForJson(source.Value, hops - 1, cancellation)),
        _ => true,
    };

    private static bool Sets(InitializerExpressionSyntax? settings) => settings.Sets(ParsedRequests.ResponseFormat) || settings.Sets("Schema");

    private static bool IsNull(InitializerExpressionSyntax settings) => !settings.Sets("Schema") && settings.Expressions.OfType<AssignmentExpressionSyntax>()
        .Any(static setting => setting.Left.SimpleName()?.Identifier.ValueText == ParsedRequests.ResponseFormat && setting.Right.IsKind(SyntaxKind.NullLiteralExpression));
}
