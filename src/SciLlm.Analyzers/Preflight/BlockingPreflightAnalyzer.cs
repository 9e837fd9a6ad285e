namespace SciLlm.Analyzers.Preflight;

/// <summary>
/// SCILLM403: a preflight takes seconds. Async code awaits it; where it has to block, it runs in a function of its own
/// (contract, "run it in a thread": <c>Task.Run(() => client.SanityPreflight(…))</c>).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingPreflightAnalyzer() : PavedPathAnalyzer(Rules.BlockingPreflight)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        var preflight = new PreflightSymbols(client);
        context.RegisterIndexedNodeAction(node => Analyze(node, preflight), SyntaxKind.SimpleMemberAccessExpression);
    }

    private static void Analyze(IndexedNode context, PreflightSymbols preflight)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        if (Blocked(access) is { } call
            && context.SemanticModel.GetEnclosingSymbol(call.SpanStart, context.CancellationToken) is IMethodSymbol { IsAsync: true }
            && preflight.IsCall(call, context.SemanticModel, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Rules.BlockingPreflight, access.Name.GetLocation(), access.Name.Identifier.ValueText));
    }

    /// <summary>The preflight that a member blocks on: <c>SanityPreflight</c> itself, or what waits for the task of the other one.</summary>
    private static InvocationExpressionSyntax? Blocked(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        PreflightSymbols.Blocking => access.Parent as InvocationExpressionSyntax,
        "Result" or "Wait" => Preflight(access.Expression),
        "GetResult" => Preflight((access.Expression as InvocationExpressionSyntax)?.Receiver()),
        _ => null,
    };

    private static InvocationExpressionSyntax? Preflight(ExpressionSyntax? task) =>
        task is InvocationExpressionSyntax call && call.Expression.SimpleName()?.Identifier.ValueText == PreflightSymbols.Async ? call : null;
}
