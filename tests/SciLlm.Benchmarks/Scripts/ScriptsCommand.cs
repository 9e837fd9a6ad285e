using System.CommandLine;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Scripts;

/// <summary><c>scripts-vs-rg</c>: what <c>scillm check</c> takes for a tree of scripts, and what it finds there, beside ripgrep with the contract's pattern.</summary>
internal static class ScriptsCommand
{
    private const string ScanOfTheTree = "scan of the tree";

    private static readonly Bar ThreeTimes = Bar.AtMost(3);

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A tree of scripts without C# projects, best of 100 MB or more." };
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured.", DefaultValueFactory = _ => 9 };
        var tool = new Option<string?>("--tool") { Description = "The scillm.dll to measure; published for this machine when left out.", HelpName = "FILE" };
        var show = new Option<int>("--show") { Description = "How many hits of either side alone are shown.", DefaultValueFactory = _ => 20 };
        var command = new Command("scripts-vs-rg", "The scan of scripts, start-up included, against ripgrep with the contract's pattern, and the hits of both.") { folder, rounds, tool, show };
        command.SetAction((parsed, _) => RunAsync(Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(rounds), parsed.GetValue(tool), parsed.GetValue(show)));
        return command;
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(string folder, int rounds, string? tool)
    {
        if (!Ripgrep.IsInstalled)
            return [new Unmeasured(ScanOfTheTree, "rg", "ripgrep is not on the PATH; install it, for example with 'apt-get install ripgrep'")];

        var scan = new ScriptScan(tool ?? await PublishedTool.MakeAsync());
        using var half = HalfTree.Of(folder);
        var whole = TreeSize.Of(folder);
        Console.Error.WriteLine($"{folder}: {whole.Files:N0} files, {whole.Megabytes:N1} MB; the half tree has {half.Size.Megabytes:N1} MB");

        List<double> ours = [], theirs = [], oursHalf = [], theirsHalf = [];
        // The first round fills the file cache and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            double[] times = [await scan.TimeAsync(folder), await Ripgrep.TimeAsync(folder), await scan.TimeAsync(half.Path), await Ripgrep.TimeAsync(half.Path)];
            if (round == 0)
                continue;
            foreach (var (list, time) in new[] { ours, theirs, oursHalf, theirsHalf }.Zip(times))
                list.Add(time);
        }

        return
        [
            new Comparison($"{ScanOfTheTree}, {whole.Megabytes:N0} MB", "rg", new Samples(ours), new Samples(theirs), "ms", ThreeTimes),
            new Comparison("scan of half the tree", "rg", new Samples(oursHalf), new Samples(theirsHalf), "ms"),
            new Comparison($"the tree, {whole.Megabytes / half.Size.Megabytes:N2} times its half", "ours, half", new Samples(ours), new Samples(oursHalf), "ms"),
        ];
    }

    private static async Task<int> RunAsync(string folder, int rounds, string? tool, int show)
    {
        tool ??= await PublishedTool.MakeAsync();
        Row.WriteTable(Console.Out, await MeasureAsync(folder, rounds, tool));
        if (!Ripgrep.IsInstalled)
            return 2;
        Console.WriteLine();
        SideBySide.Write(Console.Out, await new ScriptScan(tool).HitsAsync(folder), await Ripgrep.HitsAsync(folder), show);
        return 0;
    }
}
