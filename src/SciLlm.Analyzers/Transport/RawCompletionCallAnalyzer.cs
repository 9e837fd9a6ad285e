namespace SciLlm.Analyzers.Transport;

/// <summary>SCILLM201: a completion is asked for through the client, never over HTTP by hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawCompletionCallAnalyzer() : PavedPathAnalyzer(Rules.RawCompletionCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        RawCalls.RegisterReports(context, path, Rules.RawCompletionCall, AsksForText);

    private static bool AsksForText(RawCall call) => call.Kind switch
    {
        EndpointKind.Models or EndpointKind.Proofs or EndpointKind.OtherService => false,
        // A GET on a bare host asks whether it is there, one on batches what became of them.
        EndpointKind.Unspecified or EndpointKind.Batches => call.Sent is not { Fetches: true },
        _ => true,
    };
}
