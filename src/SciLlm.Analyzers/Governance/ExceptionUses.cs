namespace SciLlm.Analyzers.Governance;

/// <summary>
/// Whether entries are still needed in a project. No analyzer sees what others report, so the rules of an entry are run once more, over the
/// files it names and no others.
/// </summary>
internal sealed class ExceptionUses(ExceptionsFile file, ProjectFiles project)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> AllRules = typeof(PavedPathAnalyzer).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(PavedPathAnalyzer)) && !type.IsAbstract && type.Namespace != typeof(ExceptionUses).Namespace)
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    private readonly Dictionary<object, ImmutableArray<Diagnostic>> _found = [];
    private readonly Lazy<CompilationWithAnalyzers> _rules = new(() => project.Compilation.WithAnalyzers(
        RulesOf(file.Entries.SelectMany(static entry => entry.RuleIds)),
        new CompilationWithAnalyzersOptions(project.Options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true)));

    /// <summary>Whether the project has files that the entry names, and no other has.</summary>
    public bool AreKnown(ExceptionEntry entry) =>
        (project.Sources(file, entry).Any() || project.Scripts(file, entry).Any()) && project.AreAllThereIs(file, entry);

    /// <summary>Whether a rule of the entry finds something, however it is hidden, or is turned off where it would.</summary>
    public bool Any(ExceptionEntry entry) =>
        project.Sources(file, entry).Any(source => IsFound(entry, source, Semantics) || entry.RuleIds.Any(rule => new RuleSettings(project.Compilation, project.Options, source).Silencing(rule) is not null))
        || project.Scripts(file, entry).Any(script => IsFound(entry, script, Scripts));

    private bool IsFound<T>(ExceptionEntry entry, T place, Func<T, Task<ImmutableArray<Diagnostic>>> find) where T : class
    {
        if (!_found.TryGetValue(place, out var found))
            _found[place] = found = find(place).GetAwaiter().GetResult();
        return found.Any(diagnostic => entry.RuleIds.Contains(diagnostic.Id));
    }

    private Task<ImmutableArray<Diagnostic>> Semantics(SyntaxTree source) =>
        _rules.Value.GetAnalyzerSemanticDiagnosticsAsync(_rules.Value.Compilation.GetSemanticModel(source), filterSpan: null, project.Cancellation);

    private async Task<ImmutableArray<Diagnostic>> Scripts(AdditionalText script) =>
        (await _rules.Value.GetAnalysisResultAsync(script, project.Cancellation).ConfigureAwait(false)).GetAllDiagnostics();

    private static ImmutableArray<DiagnosticAnalyzer> RulesOf(IEnumerable<string> ids)
    {
        var wanted = new HashSet<string>(ids);
        return AllRules.Where(rule => rule.SupportedDiagnostics.Any(each => wanted.Contains(each.Id))).ToImmutableArray();
    }
}
