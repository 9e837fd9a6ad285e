namespace SciLlm.Analyzers.Governance;

/// <summary>The base of the rules about entries, which stand in an <c>EXCEPTIONS.md</c> and are reported there.</summary>
public abstract class ExceptionsFileAnalyzer(DiagnosticDescriptor rule) : PavedPathAnalyzer(rule)
{
    private protected sealed override bool Concerns(PavedPath path) => true;

    private protected sealed override void Register(CompilationStartAnalysisContext context, PavedPath path) => context.RegisterAdditionalFileAction(Analyze);

    /// <summary>The places to report, with what the message says of them.</summary>
    private protected abstract IEnumerable<(TextSpan Span, object[] Words)> Find(ExceptionsFile file, ProjectFiles project);

    private void Analyze(AdditionalFileAnalysisContext context)
    {
        if (!ExceptionsFile.IsName(context.AdditionalFile.Path))
            return;
        var file = ExceptionRegister.Read(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        foreach (var (span, words) in Find(file, new ProjectFiles(context.Compilation, context.Options, context.CancellationToken)))
            context.ReportDiagnostic(Diagnostic.Create(SupportedDiagnostics[0], Location.Create(file.Path, span, file.Text.Lines.GetLinePositionSpan(span)), words));
    }
}
