using System.CommandLine;
using SciLlm.Cli.Skills;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm skills</c>: folders that teach a coding agent to use SciLLM, copied to where it looks for them.</summary>
internal static class SkillsCommand
{
    public const string Name = "skills";

    private const string AgnosticFolder = ".skills";

    public static Command Create() => new Command(Name, "Lists or installs skills for coding agents.")
    {
        CreateList(),
        CreateInstall(),
    };

    private static Command CreateList()
    {
        var command = new Command("list", "Lists the skills, and when an agent should use them.");
        command.SetAction(_ =>
        {
            foreach (var skill in Skill.All)
                Console.WriteLine($"{skill.Name}: {skill.Description}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command CreateInstall()
    {
        var names = new Argument<string[]>("NAME") { Description = "The skills to install.", Arity = ArgumentArity.ZeroOrMore, Validators = { MisspeltOptions.Refuse } };
        var all = new Option<bool>("--all") { Description = "Installs all of them." };
        var target = new Option<string>("--target")
        {
            Description = $"The folder to copy them into, such as .claude/skills; {AgnosticFolder} when left out.",
            HelpName = "DIR",
            DefaultValueFactory = _ => AgnosticFolder,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would change, and changes nothing." };
        var command = new Command("install", "Copies skills into a folder. Again, it brings them up to date, but for files you have changed.") { names, all, target, dryRun };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(names) is { Length: > 0 })
                result.AddError("Name the skills to install, or give --all.");
        });
        command.SetAction(parsed =>
        {
            var skills = parsed.GetValue(all) ? Skill.All : [.. parsed.GetValue(names)!.Select(Skill.Find)];
            Install(skills, parsed.GetValue(target)!, parsed.GetValue(dryRun));
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Install(IReadOnlyList<Skill> skills, string target, bool isDryRun)
    {
        var changes = new SkillInstallation(target, isDryRun).Install(skills);
        foreach (var (path, change) in changes)
            Console.WriteLine($"{change.ToString().ToLowerInvariant(),-9} {Path.Combine(target, path)}");
        if (changes.Count(change => change.Change == FileChange.Left) is > 0 and var left)
            Console.WriteLine($"{left} {(left == 1 ? "file was" : "files were")} left as you changed {(left == 1 ? "it" : "them")}; delete {(left == 1 ? "it" : "them")} to get the new version.");
        if (isDryRun)
            Console.WriteLine("Nothing was changed.");
    }
}
