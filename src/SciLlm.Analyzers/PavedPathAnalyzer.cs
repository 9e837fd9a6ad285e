namespace SciLlm.Analyzers;

/// <summary>
/// The base of every rule: generated code off, concurrency on, silent inside the client itself. A rule says what it looks at.
/// </summary>
public abstract class PavedPathAnalyzer(params DiagnosticDescriptor[] descriptors) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(descriptors);

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.AssemblyName != ClientAssembly.Name && PavedPath.Of(start.Compilation, start.Options) is var path && Concerns(path))
                Register(start, path);
        });
    }

    /// <summary>Whether there is anything for the rule in a compilation. A rule that looks elsewhere than at the code says so.</summary>
    private protected virtual bool Concerns(PavedPath path) => path.SpeaksOfLlms;

    /// <summary>Registers the rule's actions for one compilation; a rule whose API is not referenced registers none.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, PavedPath path);
}
