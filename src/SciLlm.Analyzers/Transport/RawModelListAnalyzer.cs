namespace SciLlm.Analyzers.Transport;

/// <summary>SCILLM202: which models there are is asked through the client, never over HTTP by hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawModelListAnalyzer() : PavedPathAnalyzer(Rules.RawModelList)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        RawCalls.RegisterReports(context, path, Rules.RawModelList, AsksForModels);

    /// <summary>What is sent there with a body makes or changes a model.</summary>
    private static bool AsksForModels(RawCall call) =>
        call.Kind == EndpointKind.Models && (call.Sent is { } sent ? sent.Body is null : call.Name.Identifier.ValueText == "Get");
}
