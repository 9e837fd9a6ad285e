using System.CommandLine;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Scripts;

/// <summary><c>scripts-vs-rg</c>: what <c>scillm check</c> takes for a tree of scripts, and what it finds there, beside ripgrep with the contract's pattern.</summary>
internal static class ScriptsCommand
{
    private const double Bar = 3;

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

    private static async Task<int> RunAsync(string folder, int rounds, string? tool, int show)
    {
        if (!Ripgrep.IsInstalled)
        {
            Console.Error.WriteLine("ripgrep (rg) is not on the PATH, so there is nothing to measure against. Install it, for example with 'apt-get install ripgrep', and run this again.");
            return 2;
        }

        var scan = new ScriptScan(tool ?? await PublishedTool.MakeAsync());
        using var half = HalfTree.Of(folder);
        var whole = TreeSize.Of(folder);
        Console.WriteLine($"{folder}: {whole.Files:N0} files, {whole.Megabytes:N1} MB; the half tree has {half.Size.Megabytes:N1} MB");
        Console.WriteLine();

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

        var all = new Comparison("scan of the tree", "rg", new Samples(ours), new Samples(theirs), "ms", Bar);
        Comparison.WriteTable(Console.Out,
        [
            all,
            new Comparison("scan of half the tree", "rg", new Samples(oursHalf), new Samples(theirsHalf), "ms"),
            new Comparison("the tree, against its half", "ours, half", all.Ours, new Samples(oursHalf), "ms"),
        ]);
        Console.WriteLine();
        Console.WriteLine($"scillm reads {whole.Megabytes / all.Ours.Median * 1000:N0} MB/s, rg {whole.Megabytes / all.Theirs.Median * 1000:N0} MB/s, start-up included; the tree is {whole.Megabytes / half.Size.Megabytes:N2} times its half.");
        Console.WriteLine();
        SideBySide.Write(Console.Out, await scan.HitsAsync(folder), await Ripgrep.HitsAsync(folder), show);
        return 0;
    }
}
