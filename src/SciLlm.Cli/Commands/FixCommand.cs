using System.CommandLine;
using SciLlm.Cli.Catalogue;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Fixing;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm fix</c>: applies the fixes, shows what changed, and lists what is left.</summary>
internal static class FixCommand
{
    public static Command Create()
    {
        var path = CheckCommand.TargetArgument();
        var rules = new Option<string[]>("--rules")
        {
            Description = "The rules to fix, separated by commas; all that have a fix when left out.",
            HelpName = "ID,ID",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows what would change, and changes nothing." };
        var command = new Command("fix", "Rewrites what can be rewritten. Exit code: 0 nothing is left, 1 violations are left, 2 could not run.")
        {
            path,
            rules,
            dryRun,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(path)!, parsed.GetValue(rules) ?? [], parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, string[] rules, bool dryRun, CancellationToken cancellationToken)
    {
        var target = CheckTarget.Find(path);
        if (!target.HasProjects)
            throw new CommandFailedException($"'{path}' has no C# project, and scripts are to be changed by hand. 'scillm check' lists what is to be changed.");
        var wanted = Wanted(rules);
        using var copy = dryRun ? SourceTreeCopy.Of(target) : null;
        var result = await Progress.ShowAsync(
            $"Fixing {(dryRun ? "a copy of " : "")}{Path.GetFileName(target.Path)}…",
            () => SolutionFix.RunAsync(copy?.InCopy(target) ?? target, wanted, cancellationToken));
        new FixReport(Console.Out, new PathDisplay(Environment.CurrentDirectory, copy is null ? null : copy.Original)).Write(result, wanted, dryRun);
        return result.After.ExitCode;
    }

    private static HashSet<string> Wanted(string[] rules)
    {
        var ids = rules.SelectMany(rule => rule.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        return ids.Count == 0
            ? [.. RuleCatalogue.All.Select(rule => rule.Id).Where(RuleCatalogue.CanFix)]
            : [.. ids.Select(id => RuleCatalogue.Find(id).Id)];
    }
}
