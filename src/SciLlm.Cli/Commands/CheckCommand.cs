using System.CommandLine;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm check</c>: reports violations in any solution, project or folder, with nothing added to it.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    public static Command Create()
    {
        var path = TargetArgument();
        var format = new Option<string>("--format") { Description = "How the result is written: text for people, github for its annotations, json for programs.", DefaultValueFactory = _ => "text" };
        var sarif = new Option<string?>("--sarif") { Description = "Writes everything that was found to a SARIF 2.1.0 log, too.", HelpName = "FILE" };
        var baseline = new Option<string?>("--baseline") { Description = "Lets the violations through that this file names, so that only new ones fail.", HelpName = "FILE" };
        var writeBaseline = new Option<string?>("--write-baseline") { Description = "Writes the violations of today to a baseline.", HelpName = "FILE" };
        var enforcement = new Option<string?>("--enforcement") { Description = "What counts, instead of what the projects say: strict makes hints errors, warn fails for errors only." };
        var noBuild = new Option<bool>("--no-build") { Description = "Reads the sources as they are. Nothing is restored, built or run; types of packages are known by name only." };
        var noScripts = new Option<bool>("--no-scripts") { Description = "Leaves the scripts beside the C# code alone." };
        format.AcceptOnlyFromAmong("text", "github", "json");
        enforcement.AcceptOnlyFromAmong("default", "strict", "warn");
        var command = new Command(
            Name,
            "Reports what leaves the paved path. Builds with your own SDK and adds nothing to the code. Exit code: 0 clean, 1 violations, 2 could not check.")
        {
            path, format, sarif, baseline, writeBaseline, enforcement, noBuild, noScripts,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(path)!,
            new CheckOptions
            {
                WithScripts = !parsed.GetValue(noScripts),
                WithBuild = !parsed.GetValue(noBuild),
                Enforcement = parsed.GetValue(enforcement),
            },
            new CheckOutputs(parsed.GetValue(format)!, parsed.GetValue(sarif), parsed.GetValue(baseline), parsed.GetValue(writeBaseline)),
            cancellationToken));
        return command;
    }

    public static Argument<string> TargetArgument() => new("PATH")
    {
        Description = "A solution, a C# project, a C# file, a script, or a folder; the current folder when left out.",
        DefaultValueFactory = _ => ".",
        Validators = { MisspeltOptions.Refuse },
    };

    private static async Task<int> RunAsync(string path, CheckOptions options, CheckOutputs outputs, CancellationToken cancellationToken)
    {
        var target = CheckTarget.Find(path);
        var result = await Progress.ShowAsync(
            $"{(options.WithBuild && target.HasProjects ? "Building" : "Reading")} {Path.GetFileName(target.Path)} and checking it",
            progress => Check.RunAsync(target, options, progress, cancellationToken));
        return outputs.Write(result, target);
    }
}
