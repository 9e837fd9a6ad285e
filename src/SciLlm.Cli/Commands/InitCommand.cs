using System.CommandLine;
using System.Reflection;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Diffs;
using SciLlm.Cli.Init;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm init</c>: adds the package, the settings, the list of exceptions and a check in CI to a repository.</summary>
internal static class InitCommand
{
    public const string Name = "init";

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "The folder to set up; the current one when left out.", DefaultValueFactory = _ => "." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows what would be added, and adds nothing." };
        var analyzersOnly = new Option<bool>("--analyzers-only") { Description = "Adds the rules without the client." };
        var command = new Command(
            Name,
            "Sets a repository up: the package, .editorconfig, EXCEPTIONS.md and a GitHub Actions workflow. What is there stays; run twice, it changes nothing. Exit code: 0 done, 2 could not be done.")
        {
            path,
            dryRun,
            analyzersOnly,
        };
        command.SetAction(parsed => Run(parsed.GetValue(path)!, parsed.GetValue(dryRun), parsed.GetValue(analyzersOnly)));
        return command;
    }

    private static int Run(string path, bool dryRun, bool analyzersOnly)
    {
        var folder = InitFolder.Find(path);
        var paths = new PathDisplay(Environment.CurrentDirectory);
        // Everything is planned before anything is written: what cannot be done for one file is done for none.
        var edits = InitPlan.Of(folder, Version, analyzersOnly);
        foreach (var edit in edits)
        {
            if (dryRun)
                UnifiedDiff.Write(Console.Out, UnifiedDiff.Of(edit.File.Text, edit.After, paths.ShowWithSlashes(edit.File.Path)), UnifiedDiff.IsColoured);
            else
                edit.File.Write(edit.After);
        }

        if (edits.Count == 0)
        {
            Console.WriteLine("Nothing to add: everything is there already.");
            return ExitCode.Clean;
        }
        foreach (var edit in edits)
            Console.WriteLine($"{(dryRun ? "would be " : "")}{(edit.File.Text is null ? "created" : "added to")}: {paths.Show(edit.File.Path)}");
        if (!dryRun)
            Console.WriteLine("Look at it with 'git diff'; then 'dotnet build' reports what leaves the paved path, and 'scillm fix' repairs most of it.");
        return ExitCode.Clean;
    }

    /// <summary>The packages are released together with the tool, under one version.</summary>
    private static string Version => typeof(InitCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
