using System.CommandLine;
using SciLlm.Benchmarks.Measuring;
using SciLlm.Benchmarks.Scripts;

namespace SciLlm.Benchmarks.Starting;

/// <summary><c>start-up</c>: what <c>scillm</c> takes that has nothing to do.</summary>
internal static class StartUpCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured.", DefaultValueFactory = _ => 15 };
        var command = new Command("start-up", "Wall time of 'scillm --version' and 'scillm rules', against a program that says hello.") { rounds };
        command.SetAction(async (parsed, _) => Row.WriteTable(Console.Out, await MeasureAsync(parsed.GetValue(rounds))));
        return command;
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(int rounds)
    {
        var (tool, hello) = (await PublishedTool.MakeAsync(), await HelloWorld.MakeAsync());
        string[][] programs = [[tool, "--version"], [tool, "rules"], [hello]];
        var times = programs.Select(static _ => new List<double>()).ToList();
        // The first round fills the file cache and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (program, list) in programs.Zip(times))
            {
                var (milliseconds, _) = await TimedProcess.RunAsync(Environment.CurrentDirectory, "dotnet", program, 0);
                if (round > 0)
                    list.Add(milliseconds);
            }
        }

        return
        [
            new Comparison("scillm --version", "hello world", new Samples(times[0]), new Samples(times[2]), "ms"),
            new Comparison("scillm rules", "hello world", new Samples(times[1]), new Samples(times[2]), "ms"),
        ];
    }
}
