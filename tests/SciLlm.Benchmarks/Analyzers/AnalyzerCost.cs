using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SciLlm.Benchmarks.Analyzers;

/// <summary>What a suite spent on compilations that nobody had analysed before.</summary>
/// <param name="Callbacks">The time inside the analyzers' own callbacks, as the compiler counts it.</param>
/// <param name="Wall">The time from the first callback to the last diagnostic, the driver's work and the binding it causes included.</param>
/// <param name="Allocated">All that was allocated meanwhile, in bytes.</param>
internal sealed record AnalyzerCost(TimeSpan Callbacks, TimeSpan Wall, long Allocated, IReadOnlyDictionary<string, TimeSpan> ByAnalyzer)
{
    public static async Task<AnalyzerCost> OfAsync(AnalyzerSuite suite, IReadOnlyList<CSharpCompilation> compilations)
    {
        var times = new Dictionary<string, TimeSpan>();
        var (wall, allocated) = (TimeSpan.Zero, 0L);
        foreach (var compilation in compilations)
        {
            // A compiler has bound the references by then; here whichever suite asks first for a type would be charged for it.
            compilation.GetSpecialType(SpecialType.System_Object);
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var started = Stopwatch.GetTimestamp();
            var options = new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(suite.Files), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
            var result = await compilation.WithAnalyzers(suite.Analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
            wall += Stopwatch.GetElapsedTime(started);
            allocated += GC.GetTotalAllocatedBytes(precise: true) - before;
            foreach (var (analyzer, telemetry) in result.AnalyzerTelemetryInfo)
                times[analyzer.GetType().Name] = times.GetValueOrDefault(analyzer.GetType().Name) + telemetry.ExecutionTime;
        }
        return new AnalyzerCost(times.Values.Aggregate(TimeSpan.Zero, static (sum, each) => sum + each), wall, allocated, times);
    }
}
