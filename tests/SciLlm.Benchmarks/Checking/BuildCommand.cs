using System.CommandLine;
using SciLlm.Benchmarks.Measuring;
using SciLlm.Cli.Checking;

namespace SciLlm.Benchmarks.Checking;

/// <summary><c>build</c>: a whole <c>dotnet build</c> of a solution that has the rules, beside the same without them.</summary>
internal static class BuildCommand
{
    private static readonly Bar HardlySlower = Bar.AtMost(1.02);

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A solution or a project which builds; the repository's own when left out.", DefaultValueFactory = _ => OwnSolution };
        var rounds = new Option<int>("--rounds") { Description = "How often both are measured.", DefaultValueFactory = _ => 5 };
        var command = new Command("build", "Wall time of 'dotnet build --no-incremental' with the package, against the same without it.") { path, rounds };
        command.SetAction(async (parsed, cancellationToken) =>
            Row.WriteTable(Console.Out, await MeasureAsync(Path.GetFullPath(parsed.GetValue(path)!), parsed.GetValue(rounds), cancellationToken)));
        return command;
    }

    public static string OwnSolution => Path.Combine(Repository.Root, "SciLlm.Analyzers.sln");

    private static async Task<IReadOnlyList<Row>> MeasureAsync(string path, int rounds, CancellationToken cancellationToken)
    {
        List<double> with = [];
        List<double> without = [];
        // The first round restores the packages and warms the compiler server up, and is not counted. The server gets faster for a while yet, so neither is always first.
        for (var round = 0; round <= rounds; round++)
        {
            (List<double> Times, string[] Properties)[] builds = [(with, WithRules), (without, [])];
            foreach (var (times, properties) in round % 2 == 0 ? builds : builds.Reverse())
            {
                var seconds = await TimeAsync(path, properties, cancellationToken);
                Console.Error.WriteLine($"round {round} of {rounds}: {(times == with ? "with" : "without")} the package {seconds:F1} s");
                if (round > 0)
                    times.Add(seconds);
            }
        }
        return [new Comparison("dotnet build, compiler server on", "without the package", new Samples(with), new Samples(without), "s", HardlySlower)];
    }

    /// <summary>What the package brings into a project, with every violation a warning, so that the build goes through.</summary>
    private static string[] WithRules =>
        [$"-property:CustomAfterMicrosoftCSharpTargets={SolutionCheck.InjectedTargets}", "-property:SciLlmAnalysis=true", "-property:SciLlmEnforcement=warn"];

    private static async Task<double> TimeAsync(string path, string[] properties, CancellationToken cancellationToken) =>
        await TimedBuild.RunAsync(path, ["build", path, "--no-incremental", "-nologo", "-verbosity:quiet", .. properties], [0], cancellationToken);
}
