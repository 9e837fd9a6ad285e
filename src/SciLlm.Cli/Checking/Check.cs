using System.Diagnostics;
using SciLlm.Cli.Checking.Sources;
using SciLlm.Cli.Checking.Targets;
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
        if (options.WithScripts && target.ScriptRoot is { } scripts)
            result = result.And(ScriptCheck.Run(scripts, options.Enforcement, cancellationToken).AsResult());
        if (options.WithBuild && target.HasProjects)
            result = result.And(await SolutionCheck.RunAsync(target, options, progress, cancellationToken));
        result = result.And(await SourceCheck.RunAsync(target, result.Checked, options, progress, cancellationToken));
        return result with { Elapsed = watch.Elapsed };
    }
}
