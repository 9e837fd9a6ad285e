using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Transport;

/// <summary>SCILLM201: a completion is asked for through the client, never over HTTP by hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawCompletionCallAnalyzer() : PavedPathAnalyzer(Rules.RawCompletionCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, path), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, PavedPath path)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (invocation.Expression.SimpleName() is not { } name || !TransportCalls.MaySend(name.Identifier.ValueText)
            || path.Endpoints.Transports.Recognize(invocation, context.CancellationToken) is not { } call)
            return;
        var verdict = path.Endpoints.Judge(call, context.CancellationToken);
        if (!verdict.IsLlmCall || verdict.Kind is EndpointKind.Models or EndpointKind.Proofs or EndpointKind.OtherService)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.RawCompletionCall, name.GetLocation(), verdict.EvidenceOutside(invocation),
            call.Method, verdict.Url ?? "an LLM endpoint", "SciLlmClient.CompleteAsync"));
    }
}
