using System.CommandLine;
using SciLlm.Cli.Catalogue;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Diffs;
using SciLlm.Cli.Fixing;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm fix</c>: applies the fixes, shows what changed, and lists what is left.</summary>
internal static class FixCommand
{
    public const string Name = "fix";

    public static Command Create()
    {
        var path = CheckCommand.TargetArgument();
        var rules = new Option<string[]>("--rules")
        {
            Description = "The rules or families to fix, separated by commas; all that have a fix when left out.",
            HelpName = "ID,FAMILY",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows what would change, and changes nothing." };
        var includeUncommitted = new Option<bool>("--include-uncommitted") { Description = "Fixes files that have changes git does not have yet, too." };
        var command = new Command(
            Name,
            "Rewrites what can be rewritten, and shows it. Exit code: 0 nothing is left, 1 violations are left, 2 could not run.")
        {
            path,
            rules,
            dryRun,
            includeUncommitted,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(path)!,
            Wanted(parsed.GetValue(rules) ?? []),
            parsed.GetValue(dryRun),
            parsed.GetValue(includeUncommitted),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, HashSet<string> rules, bool dryRun, bool includeUncommitted, CancellationToken cancellationToken)
    {
        var target = CheckTarget.Find(path);
        using var copy = dryRun && target.HasProjects ? SourceTreeCopy.Of(target) : null;
        var uncommitted = includeUncommitted ? UncommittedFiles.None : await UncommittedFiles.FindAsync(target.Folder, cancellationToken);
        var request = new FixRequest(rules, copy is null ? uncommitted : uncommitted.In(copy.InCopy), dryRun);
        var result = await Progress.ShowAsync(
            $"Fixing {(dryRun ? "a copy of " : "")}{Path.GetFileName(target.Path)}…",
            () => SolutionFix.RunAsync(copy?.InCopy(target) ?? target, request.Rules, request.Uncommitted.Paths, cancellationToken));
        new FixReport(Console.Out, new PathDisplay(Environment.CurrentDirectory, copy is null ? null : copy.Original), UnifiedDiff.IsColoured).Write(result, request);
        return result.After.ExitCode;
    }

    private static HashSet<string> Wanted(string[] rules)
    {
        var names = rules.SelectMany(rule => rule.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        return names.Count == 0
            ? [.. RuleCatalogue.All.Select(rule => rule.Id).Where(RuleCatalogue.CanFix)]
            : [.. names.SelectMany(RuleCatalogue.FindAll).Select(rule => rule.Id)];
    }
}
