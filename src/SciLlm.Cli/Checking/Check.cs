using System.Diagnostics;
using SciLlm.Cli.Checking.Sources;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Governance;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking;

/// <summary>A whole check: scripts, projects, and the C# that belongs to none.</summary>
internal static class Check
{
    /// <summary>Never fails for what the code is like: what could not be looked at is part of the result.</summary>
    public static async Task<CheckResult> RunAsync(CheckTarget target, CheckOptions options, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var result = CheckResult.Empty with
        {
            Skipped = target.Skipped,
            Unread = target.Unread,
            Notes = target.Notes,
            // Who only wants warnings is stopped by what their own configuration calls an error, as in a build.
            FailsFrom = options.Enforcement == "warn" ? Severity.Error : Severity.Warning,
        };
        var today = BuildDay.Today(TimeProvider.System);
        var tree = options.WithScripts && target.ScriptRoot is { } root ? target.Scripts ?? ScriptTree.Of(root, cancellationToken) : null;
        var scripts = tree is null ? null : ScriptCheck.Run(tree, options.Enforcement, today, cancellationToken);
        if (scripts is not null)
            result = result.And(scripts.AsResult());
        if (options.WithBuild && target.HasProjects)
            result = result.And(await SolutionCheck.RunAsync(target, options, progress, cancellationToken));
        if (target.HasCode)
            result = result.And(await SourceCheck.RunAsync(target, result.Checked, options, progress, cancellationToken));
        var exceptions = scripts?.Exceptions ?? [.. ExceptionFiles.ReadAll(ExceptionFiles.Around(target.Folder), today)];
        result = new ExceptionsReview(exceptions, result, target.Folder, tree, options.Enforcement).Reviewed();
        return result with { Elapsed = watch.Elapsed };
    }
}
