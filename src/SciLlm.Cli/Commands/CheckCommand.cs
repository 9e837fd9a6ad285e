using System.CommandLine;
using System.Diagnostics;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm check</c>: reports violations in any solution, project or folder, with nothing added to it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var path = TargetArgument();
        var noScripts = new Option<bool>("--no-scripts") { Description = "Leaves the scripts beside the C# code alone." };
        var command = new Command(
            "check",
            "Reports what leaves the paved path. Builds with your own SDK and adds nothing to the code. Exit code: 0 clean, 1 violations, 2 could not check.")
        {
            path,
            noScripts,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, !parsed.GetValue(noScripts), cancellationToken));
        return command;
    }

    public static Argument<string> TargetArgument() => new("PATH")
    {
        Description = "A solution, a C# project, a script, or a folder that has one; the current folder when left out.",
        DefaultValueFactory = _ => ".",
        Validators =
        {
            path =>
            {
                if (path.Tokens is [{ Value: ['-', ..] option }])
                    path.AddError($"'{option}' is not an option of this command.");
            },
        },
    };

    private static async Task<int> RunAsync(string path, bool withScripts, CancellationToken cancellationToken)
    {
        var target = CheckTarget.Find(path);
        var watch = Stopwatch.StartNew();
        var scripts = withScripts ? ScriptCheck.Run(target.ScriptRoot, cancellationToken) : ScriptCheckResult.None;
        var projects = target.HasProjects
            ? await Progress.ShowAsync($"Building {Path.GetFileName(target.Path)} and checking it…", () => SolutionCheck.RunAsync(target, cancellationToken))
            : CheckResult.WithoutProjects;
        var result = projects.With(scripts, watch.Elapsed);
        new TextReport(Console.Out, new PathDisplay(Environment.CurrentDirectory)).Write(result);
        return result.ExitCode;
    }
}
