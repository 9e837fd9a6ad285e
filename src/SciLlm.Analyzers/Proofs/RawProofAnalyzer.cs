using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.Proofs;

/// <summary>SCILLM701: proofs are asked for through the client; neither its bridge is called by hand, nor the prover started.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawProofAnalyzer() : PavedPathAnalyzer(Rules.RawProof)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        RawCalls.RegisterReports(context, path, Rules.RawProof, static call => call.Kind == EndpointKind.Proofs);
        context.RegisterIndexedNodeAction(node => AnalyzeProcess(node, path), SyntaxKind.InvocationExpression);
    }

    private static void AnalyzeProcess(IndexedNode context, PavedPath path)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (path.Endpoints.Processes.Recognize(call, context.CancellationToken) is not { } process)
            return;
        var prover = ProverCommand.In(process);
        var bridge = path.Endpoints.Judge(process, context.CancellationToken);
        if (prover is not null || bridge is { IsLlmCall: true, Kind: EndpointKind.Proofs })
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.RawProof, process.Name.GetLocation(), bridge.EvidenceOutside(call), process.Name.Identifier.ValueText, prover ?? bridge.Url, PavedCalls.InsteadOf(EndpointKind.Proofs)));
    }
}
