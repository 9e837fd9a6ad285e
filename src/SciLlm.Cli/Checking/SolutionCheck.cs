using System.Diagnostics;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Processes;

namespace SciLlm.Cli.Checking;

/// <summary>Builds what the user pointed at with their own SDK, and has the rules run beside it.</summary>
internal static class SolutionCheck
{
    /// <summary>The targets file that brings the rules into a build that knows nothing of them.</summary>
    public static string InjectedTargets { get; } = Path.Combine(AppContext.BaseDirectory, "guard", "SciLlm.Injected.targets");

    /// <summary>Never fails for what the code is like: what could not be looked at is part of the result.</summary>
    public static async Task<CheckResult> RunAsync(
        CheckTarget target, CheckOptions options, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var results = new TemporaryFolder();
        using var solution = new TemporaryFolder();
        using var watched = progress is null ? null : new BuildProgress(results.Path, target.CSharpProjects.Count, progress);
        DotNetResult build;
        try
        {
            build = await DotNet.RunAsync(target.Folder, Arguments(target, options, results, solution), [], cancellationToken);
        }
        catch (CommandFailedException e)
        {
            // What can be looked at without an SDK still is.
            return CheckResult.Empty with { Unchecked = [new Unchecked(target.Path, e.Message)] };
        }

        var log = results.File("errors.log");
        var errors = BuildError.Parse(File.Exists(log) ? File.ReadLines(log) : build.Output.Split('\n'));
        // The analysis reports these as the severities say; they are what was looked for, and break nothing.
        errors = [.. errors.Where(e => e.Code?.StartsWith("SCILLM", StringComparison.Ordinal) != true)];
        if (errors.Count == 0 && build.ExitCode != 0 && !Directory.EnumerateFiles(results.Path, "*.started").Any())
            errors = [new BuildError(null, null, null, BuildError.LastWords(build.Output))];
        return ResultsFolder.Read(results.Path, target, errors, watch.Elapsed);
    }

    private static IEnumerable<string> Arguments(CheckTarget target, CheckOptions options, TemporaryFolder results, TemporaryFolder solution)
    {
        var path = target.Path;
        if (target.Projects is not null)
        {
            path = solution.File(Path.GetFileName(target.Path) + ".sln");
            TemporarySolution.Write(path, target.Projects);
        }
        else if (target.Buildable is not null)
        {
            path = solution.File(Path.GetFileNameWithoutExtension(target.Path) + ".slnf");
            TemporarySolution.WriteFilter(path, target.Path, target.Buildable);
        }

        return
        [
            "build", path, "-nologo", "-verbosity:quiet", "-tl:off",
            $"-fileLoggerParameters:ErrorsOnly;Encoding=UTF-8;LogFile={results.File("errors.log")}",
            $"-property:CustomAfterMicrosoftCSharpTargets={InjectedTargets}",
            $"-property:SciLlmResultsFolder={results.Path}",
            $"-property:SciLlmOnlyBelow={target.Scope}",
            // Rules the project already has must neither run twice nor fail the build that comes before the analysis.
            "-property:SciLlmEnforcement=off",
            "-property:SciLlmIgnoreCI=true",
            // The scripts of the whole tree are looked through once, and not by every project that can see them.
            "-property:SciLlmScanScripts=false",
            $"-property:SciLlmAnalysisEnforcement={options.Enforcement}",
        ];
    }
}
