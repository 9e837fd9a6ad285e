using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The solutions of one test and what was reported in each. Fixing one by one and in document, project and solution mostly
/// lead to the same text, which is then analysed once.
/// </summary>
internal sealed class AnalyzedSolutions(ImmutableArray<DiagnosticAnalyzer> analyzers, Func<Diagnostic, bool> includesCompilerDiagnostic)
{
    private readonly List<Solution> _known = [];
    private readonly Dictionary<Solution, ImmutableArray<ProjectDiagnostic>> _diagnostics = [];

    /// <summary>The first solution seen with the same content.</summary>
    public async Task<Solution> ShareAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var known in _known)
        {
            if (await SolutionContent.SameAsync(known, solution, cancellationToken).ConfigureAwait(false))
            {
                return known;
            }
        }

        _known.Add(solution);
        return solution;
    }

    /// <summary>What is reported in the solution and not suppressed, by file and place.</summary>
    public async Task<ImmutableArray<ProjectDiagnostic>> DiagnosticsOfAsync(Solution solution, CancellationToken cancellationToken)
    {
        if (!_diagnostics.TryGetValue(solution, out var diagnostics))
        {
            diagnostics = await AnalyzeAsync(solution, cancellationToken).ConfigureAwait(false);
            _diagnostics.Add(solution, diagnostics);
        }

        return diagnostics;
    }

    private async Task<ImmutableArray<ProjectDiagnostic>> AnalyzeAsync(Solution solution, CancellationToken cancellationToken)
    {
        var all = new List<ProjectDiagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            all.AddRange(compilation.GetDiagnostics(cancellationToken)
                .Where(includesCompilerDiagnostic)
                .Select(diagnostic => new ProjectDiagnostic(project.Id, diagnostic, IsLocal: true)));
            all.AddRange(await AnalyzeAsync(project, compilation, cancellationToken).ConfigureAwait(false));
        }

        return
        [
            .. all
                .OrderBy(found => found.Diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(found => found.Diagnostic.Location.SourceSpan.Start)
                .ThenBy(found => found.Diagnostic.Location.SourceSpan.End)
                .ThenBy(found => found.Diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(found => found.Diagnostic.GetMessage(), StringComparer.Ordinal),
        ];
    }

    private async Task<IEnumerable<ProjectDiagnostic>> AnalyzeAsync(
        Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        if (analyzers.IsEmpty)
        {
            return [];
        }

        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var result = await compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(cancellationToken).ConfigureAwait(false);
        var late = result.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics).ToHashSet(ReferenceEqualityComparer.Instance);
        return result.GetAllDiagnostics()
            .Select(diagnostic => new ProjectDiagnostic(project.Id, diagnostic, IsLocal: !late.Contains(diagnostic)));
    }
}
