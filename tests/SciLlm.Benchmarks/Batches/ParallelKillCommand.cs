using System.CommandLine;
using SciLlm.Cli.Tests.Batches;

namespace SciLlm.Benchmarks.Batches;

/// <summary><c>parallel-kill</c>: <c>scillm parallel</c> against a server with faults. How fast it is, what memory it takes for two sizes, and what is left when it is killed.</summary>
internal static class ParallelKillCommand
{
    public static Command Create()
    {
        var lines = new Option<int>("--lines") { Description = "Requests in the batch.", DefaultValueFactory = _ => 20_000 };
        var kills = new Option<int>("--kills") { Description = "How often the tool is killed.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Says which moments it is killed at; a random one when left out.", DefaultValueFactory = _ => Environment.TickCount };
        var command = new Command("parallel-kill", "Kills 'scillm parallel' at random moments, and counts what is left of its batch.") { lines, kills, seed };
        command.SetAction(async parsed =>
        {
            var whole = parsed.GetValue(lines);
            var few = await MeasureAsync(whole / 10);
            var many = await MeasureAsync(whole);
            Console.WriteLine($"Peak memory for ten times the lines: {(double)many / few:0.00}x");
            return await KillAsync(whole, parsed.GetValue(kills), parsed.GetValue(seed));
        });
        return command;
    }

    private static async Task<long> MeasureAsync(int lines)
    {
        await using var runs = await KilledRuns.CreateAsync(lines);
        var (run, elapsed, peak) = await runs.FinishAsync();
        Console.WriteLine($"{lines} lines: {lines / elapsed.TotalSeconds:0} lines/s, peak memory {peak / 1048576.0:0} MiB; {run.Output.Trim()}");
        return peak;
    }

    private static async Task<int> KillAsync(int lines, int kills, int seed)
    {
        Console.WriteLine($"Seed {seed}");
        await using var runs = await KilledRuns.CreateAsync(lines);
        var written = await runs.RunAndKillAsync(kills, new Random(seed));
        Console.WriteLine($"Lines there at each kill: {string.Join(", ", written)}");
        var (run, _, _) = await runs.FinishAsync();
        Console.WriteLine(run.Output.Trim());
        Console.WriteLine(runs.Problem() ?? $"Killed {kills} times: every one of {lines} ids is there once, every line is whole.");
        return runs.Problem() is null ? 0 : 1;
    }
}
