namespace SciLlm.Analyzers.Routing;

/// <summary>SCILLM501: which model, base or key comes next after a failure is the router's business, not a loop's. Silent in tests.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenFallbackAnalyzer() : PavedPathAnalyzer(Rules.HandWrittenFallback)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        context.RegisterIndexedNodeAction(
            node => AnalyzeLoop(node, path.Endpoints),
            SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement, SyntaxKind.ForStatement, SyntaxKind.WhileStatement, SyntaxKind.DoStatement);
        context.RegisterIndexedNodeAction(node => AnalyzeJump(node, path.Endpoints), SyntaxKind.GotoStatement);
        context.RegisterIndexedNodeAction(node => AnalyzeCall(node, path.Endpoints), (file, cancellation) => path.Endpoints.Calls.Candidates.Of(file, cancellation));
    }

    private static void AnalyzeLoop(IndexedNode context, LlmEndpoints endpoints)
    {
        var loop = (StatementSyntax)context.Node;
        if (endpoints.Calls.Candidates.AreIn(loop, context.CancellationToken)
            && FallbackLoops.CallOf(loop, endpoints.Calls, context.CancellationToken) is { } call)
            Report(context, loop.Keyword(), call, endpoints);
    }

    private static void AnalyzeJump(IndexedNode context, LlmEndpoints endpoints)
    {
        var jump = (GotoStatementSyntax)context.Node;
        if (FallbackJumps.CallOf(jump, endpoints.Calls, context.CancellationToken) is { } call)
            Report(context, FallbackJumps.BeginOf(jump), call, endpoints);
    }

    /// <summary>A call may be the second choice of a chain.</summary>
    private static void AnalyzeCall(IndexedNode context, LlmEndpoints endpoints)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (new FallbackChain(endpoints, context.CancellationToken).BeginOf(call) is { } begin)
            Report(context, begin, call, endpoints);
    }

    /// <summary>A loop is one place, whatever chains and loops are in it.</summary>
    private static void Report(IndexedNode context, SyntaxToken place, InvocationExpressionSyntax call, LlmEndpoints endpoints)
    {
        if (!call.IsInTest() && !context.Node.EnclosingLoops().Any(loop => FallbackLoops.IsFallback(loop, endpoints.Calls, context.CancellationToken)))
            context.ReportDiagnostic(Diagnostic.Create(Rules.HandWrittenFallback, place.GetLocation(), call.Expression.SimpleName()!.Identifier.ValueText));
    }
}
