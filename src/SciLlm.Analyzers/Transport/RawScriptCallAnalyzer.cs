using SciLlm.Analyzers.Scripts;

namespace SciLlm.Analyzers.Transport;

/// <summary>SCILLM204: the scripts beside the code go through SciLLM too. They come to the compiler as additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawScriptCallAnalyzer() : PavedPathAnalyzer(Rules.RawScriptCall)
{
    private protected override bool Concerns(PavedPath path) => true;

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        context.RegisterAdditionalFileAction(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (ScriptLanguages.Of(context.AdditionalFile.Path) is not { } language || context.AdditionalFile.GetText(context.CancellationToken) is not { } source)
            return;
        var text = source.ToString();
        var catalog = EndpointCatalog.From(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile));
        if (!catalog.HasOwnEndpoints && !ScriptGate.MayMatter(text.AsSpan()))
            return;
        foreach (var finding in ScriptScanner.Scan(language, text, catalog))
        {
            var location = Location.Create(context.AdditionalFile.Path, finding.Span, source.Lines.GetLinePositionSpan(finding.Span));
            context.ReportDiagnostic(Diagnostic.Create(Rules.RawScriptCall, location, finding.Problem, finding.Advice));
        }
    }
}
