namespace SciLlm.Analyzers.Transport;

/// <summary>SCILLM203: no process is started to make an LLM call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StartedCallAnalyzer() : PavedPathAnalyzer(Rules.StartedCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        context.RegisterIndexedNodeAction(node => Analyze(node, path), SyntaxKind.InvocationExpression);

    private static void Analyze(IndexedNode context, PavedPath path)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (!StartedProcesses.MayStart(call)
            || path.Endpoints.Processes.Recognize(call, context.CancellationToken) is not { } process)
            return;
        var verdict = path.Endpoints.Judge(process, context.CancellationToken);
        if (verdict.IsLlmCall && verdict.Kind is not (EndpointKind.Proofs or EndpointKind.OtherService))
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.StartedCall, process.Name.GetLocation(), verdict.EvidenceOutside(call),
                process.Name.Identifier.ValueText, process.Programs[0], verdict.Url ?? "an LLM", PavedCalls.InsteadOf(verdict.Kind)));
    }
}
