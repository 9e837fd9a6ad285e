using System.CommandLine;
using System.Globalization;
using SciLlm.Benchmarks.Completions;
using SciLlm.Benchmarks.Measuring;
using SciLlm.Benchmarks.Scripts;

namespace SciLlm.Benchmarks.Batches;

/// <summary><c>parallel</c>: the lines that <c>scillm parallel</c> does in a second, start-up and every write to its results included.</summary>
internal static class ParallelCommand
{
    private const int Concurrency = 32;

    public static Command Create()
    {
        var lines = new Option<int>("--lines") { Description = "Requests in the file.", DefaultValueFactory = _ => 20_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often it is measured.", DefaultValueFactory = _ => 5 };
        var command = new Command("parallel", "Lines per second of 'scillm parallel' against a server that answers at once.") { lines, rounds };
        command.SetAction(async (parsed, _) => Row.WriteTable(Console.Out, await MeasureAsync(parsed.GetValue(lines), parsed.GetValue(rounds))));
        return command;
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(int lines, int rounds)
    {
        var tool = await PublishedTool.MakeAsync();
        var folder = Directory.CreateTempSubdirectory("scillm-parallel-");
        try
        {
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "prompts.jsonl"), Enumerable.Range(0, lines).Select(static number => $$"""{"prompt":"Say {{number}}"}"""));
            List<double> speeds = [];
            for (var round = 1; round <= rounds; round++)
                speeds.Add(lines / (await RunAsync(tool, folder.FullName, $"results-{round}.jsonl")).TotalSeconds);
            return [new Alone($"scillm parallel, {lines:N0} lines", new Samples(speeds), "lines/s")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TimeSpan> RunAsync(string tool, string folder, string results)
    {
        using var server = new CannedServer(CannedAnswer.Whole);
        await File.WriteAllTextAsync(Path.Combine(folder, "key"), CannedAnswer.Key);
        var (milliseconds, _) = await TimedProcess.RunAsync(
            folder,
            "dotnet",
            [
                tool, "parallel", "prompts.jsonl", "--output", results, "--concurrency", Concurrency.ToString(CultureInfo.InvariantCulture),
                "--api-base", server.Base.ToString(), "--model", CannedAnswer.Model, "--api-key-file", "key",
            ],
            0);
        return TimeSpan.FromMilliseconds(milliseconds);
    }
}
