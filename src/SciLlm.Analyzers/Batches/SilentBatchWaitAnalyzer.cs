namespace SciLlm.Analyzers.Batches;

/// <summary>
/// SCILLM303: a batch that keeps trying says so, and says for how long (contract, "Recommended defaults to avoid silent waits"). Silent where
/// progress is reported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SilentBatchWaitAnalyzer() : PavedPathAnalyzer(Rules.SilentBatchWait)
{
    private static readonly string[] Own = ["Concurrency", "Tenacious", "WallTime", "RetryInvalidJson", "DefaultMaxTokens", "DefaultTemperature"];

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        context.RegisterIndexedNodeAction(node => AnalyzeCall(node, client), SyntaxKind.InvocationExpression);
        context.RegisterIndexedNodeAction(
            node => AnalyzeOptions(node, client), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    /// <summary>A batch call that says nothing about waiting.</summary>
    private static void AnalyzeCall(IndexedNode context, KnownSymbols client)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression.SimpleName() is not { Identifier.ValueText: "CompleteBatchAsync" or "StreamBatchAsync" } name
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || !method.ContainingType.SameAs(client.Client)
            || Options(call, method) is { } options && !options.IsKind(SyntaxKind.NullLiteralExpression) && !options.IsKind(SyntaxKind.DefaultLiteralExpression))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Rules.SilentBatchWait, name.GetLocation(), "keeps trying each item for up to 15 minutes"));
    }

    /// <summary>What a batch call is given for its options.</summary>
    public static ExpressionSyntax? Options(InvocationExpressionSyntax call, IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(static parameter => parameter.Name == "options") is { } options
            ? CallSites.Argument(call.ArgumentList.Arguments, options)
            : null;

    private static void AnalyzeOptions(IndexedNode context, KnownSymbols client)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (!MayCreateOptions(creation)
            || Waiting(creation.Initializer) is not { } waiting
            || !client.BatchOptions.SameAs(context.SemanticModel.TypeOf(creation, context.CancellationToken)))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Rules.SilentBatchWait, creation.NewKeyword.GetLocation(), waiting));
    }

    private static bool MayCreateOptions(BaseObjectCreationExpressionSyntax creation) => creation is ObjectCreationExpressionSyntax named
        ? named.Type.SimpleName()?.Identifier.ValueText == nameof(KnownSymbols.BatchOptions)
        : creation.ArgumentList!.Arguments.Count == 0 && (creation.Parent is ArgumentSyntax || Own.Any(creation.Initializer.Sets));

    /// <summary>How a batch with these options may wait; null when it says so itself.</summary>
    private static string? Waiting(InitializerExpressionSyntax? settings)
    {
        if (settings.Sets("Progress"))
            return null;
        if (Value(settings, "Timeout") is { } timeout && IsEndless(timeout))
            return "has no timeout";
        if (Value(settings, "WallTime") is { } wallTime)
            return IsEndless(wallTime) ? "has no wall time" : null;
        return Value(settings, "Tenacious").IsKind(SyntaxKind.FalseLiteralExpression) ? null : "keeps trying each item for up to 15 minutes";
    }

    private static ExpressionSyntax? Value(InitializerExpressionSyntax? settings, string property) => settings?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(setting => setting.Left.SimpleName()?.Identifier.ValueText == property)?.Right;

    /// <summary>Whether a limit is set to none.</summary>
    public static bool IsEndless(AssignmentExpressionSyntax setting) =>
        setting.Left.SimpleName()?.Identifier.ValueText is "Timeout" or "WallTime" && IsEndless(setting.Right);

    private static bool IsEndless(ExpressionSyntax value) => value.SimpleName()?.Identifier.ValueText is "InfiniteTimeSpan" or "MaxValue";
}
