namespace SciLlm.Analyzers.Preflight;

/// <summary>SCILLM402: a preflight reports what failed in its result, and throws nothing of it by itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnseenPreflightAnalyzer() : PavedPathAnalyzer(Rules.UnseenPreflight)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        var preflight = new PreflightSymbols(client);
        context.RegisterIndexedNodeAction(node => Analyze(node, preflight), SyntaxKind.InvocationExpression);
    }

    private static void Analyze(IndexedNode context, PreflightSymbols preflight)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (PreflightSymbols.MayBeCall(call)
            && call.Expression.SimpleName() is { Identifier.ValueText: not PreflightSymbols.EnsureOk } name
            && AwaitedValue.IsUnseen(AwaitedValue.Of(call))
            && preflight.IsCall(call, context.SemanticModel, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnseenPreflight, name.GetLocation(), name.Identifier.ValueText));
    }
}
