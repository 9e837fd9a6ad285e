using Xunit.Abstractions;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>The small form of <c>parallel-kill</c> in tests/SciLlm.Benchmarks.</summary>
public sealed class KilledRunTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryIdIsThereOnce_WhateverMomentTheToolIsKilledAt()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        await using var runs = await KilledRuns.CreateAsync(lines: 300);

        var written = await runs.RunAndKillAsync(kills: 4, new Random(seed));
        var (run, _, _) = await runs.FinishAsync();

        Assert.True(run.ExitCode == 1, $"Seed {seed}, lines at the kills {string.Join(", ", written)}: {run}");
        Assert.True(runs.Problem() is null, $"Seed {seed}: {runs.Problem()}");
        Assert.StartsWith("300/300 done", run.Output, StringComparison.Ordinal);
    }
}
