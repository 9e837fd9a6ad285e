using System.CommandLine;
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
        var sources = new Option<string>("--sources") { Description = "A tree of C# for the analyzers; the repository's own when left out.", HelpName = "FOLDER", DefaultValueFactory = _ => "." };
        var solution = new Option<string?>("--solution") { Description = "A solution that builds, for 'check' and the build.", HelpName = "PATH" };
        var scripts = new Option<string?>("--scripts") { Description = "A tree of scripts without C# projects, best of 100 MB or more.", HelpName = "FOLDER" };
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured.", DefaultValueFactory = _ => 5 };
        var command = new Command("table", "Every measurement, ours beside the peers', as one Markdown table.") { sources, solution, scripts, rounds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var subjects = new Subjects(parsed.GetValue(sources)!, FullPath(parsed.GetValue(solution)), FullPath(parsed.GetValue(scripts)), parsed.GetValue(rounds));
            Console.WriteLine($"{Machine.Description}\n\n{Row.Head}");
            // Written as they come: a table that is ended early still holds what was measured.
            foreach (var measure in Measurements)
            {
                foreach (var row in await measure(subjects, cancellationToken))
                    Console.WriteLine(row.ToMarkdown());
            }
        });
        return command;
    }

    private static IReadOnlyList<Func<Subjects, CancellationToken, Task<IReadOnlyList<Row>>>> Measurements { get; } =
    [
        static (on, _) => AnalyzersCommand.MeasureAsync(on.Sources, on.Rounds, AnalyzerSuite.Peers),
        static (on, cancellationToken) => IdeCommand.MeasureAsync(on.Sources, on.Rounds, cancellationToken),
        static (on, cancellationToken) => BuildCommand.MeasureAsync(on.Solution ?? BuildCommand.OwnSolution, on.Rounds, cancellationToken),
        static (on, cancellationToken) => on.Solution is { } solution
            ? CheckVsFormatCommand.MeasureAsync(solution, on.Rounds, cancellationToken)
            : Missing("check", "dotnet format analyzers", "--solution"),
        static (on, _) => on.Scripts is { } scripts ? ScriptsCommand.MeasureAsync(scripts, on.Rounds, tool: null) : Missing("scan of the tree", "rg", "--scripts"),
        static (on, _) => Task.FromResult(CompletionsCommand.Measure(on.Rounds)),
        static (on, _) => BatchCommand.MeasureAsync(items: 100_000, on.Rounds),
        static (on, _) => Task.FromResult(JsonCommand.Measure(on.Rounds)),
        static (on, _) => StartUpCommand.MeasureAsync(on.Rounds),
        static (on, _) => ParallelCommand.MeasureAsync(lines: 20_000, on.Rounds),
    ];

    private static Task<IReadOnlyList<Row>> Missing(string what, string peer, string option) =>
        Task.FromResult<IReadOnlyList<Row>>([new Unmeasured(what, peer, $"no {option} was given")]);

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    /// <summary>What is measured on.</summary>
    private sealed record Subjects(string Sources, string? Solution, string? Scripts, int Rounds);
}
