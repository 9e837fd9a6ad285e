using System.CommandLine;
using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm check</c>: reports violations in any solution, project or folder, with nothing added to it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var path = TargetArgument();
        var command = new Command(
            "check",
            "Reports what leaves the paved path. Builds with your own SDK and adds nothing to the code. Exit code: 0 clean, 1 violations, 2 could not check.")
        {
            path,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, cancellationToken));
        return command;
    }

    public static Argument<string> TargetArgument() => new("PATH")
    {
        Description = "A solution, a C# project, or a folder that has one; the current folder when left out.",
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

    private static async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        var target = CheckTarget.Find(path);
        var result = await Progress.ShowAsync($"Building {Path.GetFileName(target.Path)} and checking it…", () => SolutionCheck.RunAsync(target, cancellationToken));
        new CheckReport(Console.Out, new PathDisplay(Environment.CurrentDirectory)).Write(result);
        return result.ExitCode;
    }
}
