using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using SciLlm.Benchmarks.Analyzers;
using SciLlm.Benchmarks.Batches;
using SciLlm.Benchmarks.Checking;
using SciLlm.Benchmarks.Completions;
using SciLlm.Benchmarks.Json;
using SciLlm.Benchmarks.Measuring;
using SciLlm.Benchmarks.Scripts;
using SciLlm.Benchmarks.Starting;

namespace SciLlm.Benchmarks;

/// <summary><c>table</c>: every measurement one after the other, as one table.</summary>
internal static class TableCommand
{
    public static Command Create()
    {
        var sources = new Option<string>("--sources") { Description = "A tree of C# for the analyzers; the repository's own when left out.", HelpName = "FOLDER", DefaultValueFactory = _ => Repository.Root };
        var solution = new Option<string?>("--solution") { Description = "A solution that builds, for 'check' and the build.", HelpName = "PATH" };
        var scripts = new Option<string?>("--scripts") { Description = "A tree of scripts without C# projects, best of 100 MB or more.", HelpName = "FOLDER" };
        var rounds = new Option<int?>("--rounds") { Description = "How often everything is measured; as often as each verb does by itself when left out." };
        var command = new Command("table", "Every measurement, ours beside the peers', as one Markdown table.") { sources, solution, scripts, rounds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (tree, built, scanned) = (parsed.GetValue(sources)!, parsed.GetValue(solution), parsed.GetValue(scripts));
            Console.WriteLine($"{Machine.Description}\n\n{Row.Head}");
            await MeasureAsync(AnalyzersCommand.Create(), [tree]);
            await MeasureAsync(IdeCommand.Create(), [tree]);
            await MeasureAsync(BuildCommand.Create(), [built ?? BuildCommand.OwnSolution]);
            await MeasureAsync(CheckVsFormatCommand.Create(), [built ?? BuildCommand.OwnSolution]);
            if (scanned is not null)
                await MeasureAsync(ScriptsCommand.Create(), [scanned, "--show", "0"]);
            else
                Console.WriteLine(new Unmeasured("scan of the tree", "rg", "no --scripts was given").ToMarkdown());
            foreach (var alone in (Command[])[CompletionsCommand.Create(), BatchCommand.Create(), JsonCommand.Create(), StartUpCommand.Create(), ParallelCommand.Create()])
                await MeasureAsync(alone, []);

            Task MeasureAsync(Command verb, string[] arguments) => WriteRowsAsync(
                verb.Name, [.. arguments, .. parsed.GetValue(rounds) is { } count ? (string[])["--rounds", count.ToString(CultureInfo.InvariantCulture)] : []], cancellationToken);
        });
        return command;
    }

    /// <summary>
    /// Each verb has a process of its own, because what one leaves on the heap and in the JIT changes what the next one takes. Its rows are written as
    /// they come: a table that is ended early still holds what was measured.
    /// </summary>
    private static async Task WriteRowsAsync(string verb, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, verb, .. arguments]) { RedirectStandardOutput = true })!;
        await using var ended = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var rows = 0;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!Row.IsRow(line))
                continue;
            Console.WriteLine(line);
            rows++;
        }
        await process.WaitForExitAsync(cancellationToken);
        if (rows == 0)
            Console.WriteLine(new Unmeasured(verb, "", $"it ended with {process.ExitCode}; the error stream has its last words").ToMarkdown());
    }
}
