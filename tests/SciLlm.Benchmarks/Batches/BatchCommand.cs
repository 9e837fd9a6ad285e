using System.CommandLine;
using System.Globalization;
using System.Reflection;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Batches;

/// <summary><c>batch</c>: the throughput and the peak memory of a batch, beside a bare HttpClient's.</summary>
internal static class BatchCommand
{
    private const string Bare = "bare HttpClient fan-out";

    private static readonly Bar NineTenths = Bar.AtLeast(0.9);
    private static readonly Bar Flat = Bar.AtMost(1.1);

    public static Command Create()
    {
        var items = new Option<int>("--items") { Description = "Requests in the batch.", DefaultValueFactory = _ => 100_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured.", DefaultValueFactory = _ => 5 };
        var command = new Command("batch", "Throughput and peak memory of a batch, against a bare HttpClient's with the same concurrency.") { items, rounds, BatchRunCommand.Create() };
        command.SetAction(async (parsed, _) => Row.WriteTable(Console.Out, await MeasureAsync(parsed.GetValue(items), parsed.GetValue(rounds))));
        return command;
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(int items, int rounds)
    {
        List<BatchCost> ours = [], bare = [], tenth = [];
        for (var round = 1; round <= rounds; round++)
        {
            ours.Add(await RunAsync(BatchRunCommand.Ours, items));
            bare.Add(await RunAsync(BatchRunCommand.Bare, items));
            tenth.Add(await RunAsync(BatchRunCommand.Ours, items / 10));
            Console.Error.WriteLine($"round {round} of {rounds}: {ours[^1].PerSecond:N0} items/s, {Bare} {bare[^1].PerSecond:N0}");
        }

        return
        [
            new Comparison($"batch of {items:N0}", Bare, Each(ours, static cost => cost.PerSecond), Each(bare, static cost => cost.PerSecond), "items/s", NineTenths),
            new Comparison($"batch of {items:N0}: peak memory", Bare, Each(ours, static cost => cost.PeakMegabytes), Each(bare, static cost => cost.PeakMegabytes), "MB"),
            new Comparison(
                $"batch of {items:N0}: peak memory", $"ours, {items / 10:N0} items", Each(ours, static cost => cost.PeakMegabytes), Each(tenth, static cost => cost.PeakMegabytes), "MB", Flat),
        ];
    }

    /// <summary>Each run has a process of its own, because a process knows one peak of its memory.</summary>
    private static async Task<BatchCost> RunAsync(string who, int items)
    {
        var program = Assembly.GetExecutingAssembly().Location;
        var (_, output) = await TimedProcess.RunAsync(
            Environment.CurrentDirectory, "dotnet", [program, "batch", BatchRunCommand.Name, who, items.ToString(CultureInfo.InvariantCulture)], 0);
        return BatchCost.Parse(output);
    }

    private static Samples Each(List<BatchCost> costs, Func<BatchCost, double> figure) => new([.. costs.Select(figure)]);
}
