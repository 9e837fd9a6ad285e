using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Cli.Checking.Sources;

namespace SciLlm.Analyzers.Survey;

/// <summary>Runs every rule over compilations, and keeps count of the time each takes and of what they throw.</summary>
internal sealed class AnalyzerRun
{
    private readonly Dictionary<string, TimeSpan> _times = [];
    private int _files;
    private int _exceptions;
    private (TimeSpan Time, string? Compilation) _slowest;

    public int Files => _files;

    public int Exceptions => _exceptions;

    /// <summary>The analyzers, the slowest first.</summary>
    public IEnumerable<KeyValuePair<string, TimeSpan>> Times => _times.OrderByDescending(static entry => entry.Value);

    public TimeSpan Total => _times.Values.Aggregate(TimeSpan.Zero, static (sum, time) => sum + time);

    /// <summary>The compilation that took the rules longest.</summary>
    public string Slowest => $"{_slowest.Time.TotalSeconds:F1} s in {_slowest.Compilation}";

    public async Task<ImmutableArray<Diagnostic>> OverAsync(CSharpCompilation compilation, bool isConcurrent = true)
    {
        _files += compilation.SyntaxTrees.Count(static tree => tree.FilePath.Length > 0);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) =>
            {
                Interlocked.Increment(ref _exceptions);
                Console.Error.WriteLine($"{analyzer.GetType().Name} in {compilation.AssemblyName}: {exception}");
            },
            concurrentAnalysis: isConcurrent, logAnalyzerExecutionTime: true);
        var before = Total;
        var result = await compilation.WithAnalyzers(SourceAnalysis.Analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
        foreach (var (analyzer, telemetry) in result.AnalyzerTelemetryInfo)
            _times[analyzer.GetType().Name] = _times.GetValueOrDefault(analyzer.GetType().Name) + telemetry.ExecutionTime;
        if (Total - before > _slowest.Time)
            _slowest = (Total - before, compilation.AssemblyName);
        return result.GetAllDiagnostics();
    }
}
