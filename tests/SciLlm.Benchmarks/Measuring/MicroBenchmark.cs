using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace SciLlm.Benchmarks.Measuring;

/// <summary>
/// The benchmarks of a class, run several times over: each round measures ours and its peers within seconds of each other, so that what else the
/// machine does falls on all of them.
/// </summary>
internal static class MicroBenchmark
{
    private static readonly IConfig Short = ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(2), logOutput: false))
            .WithEvaluateOverhead(false)
            .WithWarmupCount(1)
            .WithIterationCount(3)
            .WithIterationTime(TimeInterval.FromMilliseconds(100)))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogger(NullLogger.Instance)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .WithOptions(ConfigOptions.DisableLogFile)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "scillm-benchmarks"));

    public static IReadOnlyList<MicroCost> Run<TBenchmarks>(int rounds)
    {
        var reports = new List<IReadOnlyList<BenchmarkReport>>();
        // The first round warms the JIT up and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            var summary = BenchmarkRunner.Run<TBenchmarks>(Short);
            if (summary.HasCriticalValidationErrors || summary.Reports.Length == 0 || summary.Reports.Any(static report => !report.Success))
                throw new InvalidOperationException($"{typeof(TBenchmarks).Name} failed:\n{string.Join('\n', summary.ValidationErrors.Select(static error => error.Message))}");
            if (round > 0)
                reports.Add(summary.Reports);
            Console.Error.WriteLine(round == 0 ? $"{typeof(TBenchmarks).Name}: warmed up" : $"{typeof(TBenchmarks).Name}: round {round} of {rounds}");
        }

        return
        [
            .. reports[0].Select((report, at) => new MicroCost(
                report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
                [.. report.BenchmarkCase.Parameters.Items.Select(static item => item.Value)],
                new Samples([.. reports.Select(round => round[at].ResultStatistics!.Median / 1e3)]),
                new Samples([.. reports.Select(round => (double)round[at].GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!.Value)]))),
        ];
    }
}

/// <summary>What one operation costs.</summary>
/// <param name="Method">The benchmark's name.</param>
/// <param name="Parameters">What it was run with, in the order of its parameters.</param>
/// <param name="Microseconds">The median of each round.</param>
/// <param name="Bytes">What it allocates.</param>
internal sealed record MicroCost(string Method, IReadOnlyList<object> Parameters, Samples Microseconds, Samples Bytes);
