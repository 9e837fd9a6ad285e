using System.CommandLine;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Checking;

/// <summary><c>check-vs-format</c>: a whole <c>scillm check</c> of a solution, beside a whole <c>dotnet format analyzers --verify-no-changes</c>.</summary>
internal static class CheckVsFormatCommand
{
    private static readonly Bar NoSlower = Bar.AtMost(1);

    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "SciLlm.Cli.dll");

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A solution, a project, or a folder that has one of them, which builds." };
        var rounds = new Option<int>("--rounds") { Description = "How often both are measured.", DefaultValueFactory = _ => 3 };
        var command = new Command("check-vs-format", "Wall time of 'scillm check', against 'dotnet format analyzers --verify-no-changes' on the same tree.") { path, rounds };
        command.SetAction(async (parsed, cancellationToken) =>
            Row.WriteTable(Console.Out, await MeasureAsync(Path.GetFullPath(parsed.GetValue(path)!), parsed.GetValue(rounds), cancellationToken)));
        return command;
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(string path, int rounds, CancellationToken cancellationToken)
    {
        // Both find the packages restored and the projects built, as on a developer's machine.
        await TimedBuild.RunAsync(path, ["build", path, "-nologo", "-verbosity:quiet"], [0], cancellationToken);
        List<double> checks = [];
        List<double> formats = [];
        for (var round = 1; round <= rounds; round++)
        {
            checks.Add(await TimedBuild.RunAsync(path, [Tool, "check", path], [0, 1], cancellationToken));
            formats.Add(await TimedBuild.RunAsync(path, ["format", "analyzers", path, "--verify-no-changes"], [0, 2], cancellationToken));
            Console.Error.WriteLine($"round {round} of {rounds}: check {checks[^1]:F1} s, format {formats[^1]:F1} s");
        }
        return [new Comparison("check", "dotnet format analyzers", new Samples(checks), new Samples(formats), "s", NoSlower)];
    }
}
