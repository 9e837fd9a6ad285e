using System.Collections.Concurrent;
using System.Diagnostics;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Governance;

namespace SciLlm.Cli.Checking.Sources;

/// <summary>
/// Looks at C# as it lies there: nothing is restored, built or run, so that any repository can be looked at on any machine. Types of packages are
/// known by name and shape only.
/// </summary>
internal static class SourceCheck
{
    /// <summary>Reads the projects of a target that are not built, and the C# that belongs to none.</summary>
    /// <param name="built">What a build has looked at already.</param>
    public static async Task<CheckResult> RunAsync(
        CheckTarget target, IReadOnlyList<CheckedProject> built, CheckOptions options, IProgress<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var projects = new SourceProjects();
        var compilations = new SourceCompilations(projects);
        var result = CheckResult.Empty;
        var paths = options.WithBuild && target.OnlyFile is null ? [] : target.CSharpProjects;
        for (var i = 0; i < paths.Count; i++)
        {
            progress?.Report(new CheckProgress(i, paths.Count));
            foreach (var project in compilations.Worthwhile(paths[i]))
                result = result.And(await LookAsync(project, compilations, options, target.OnlyFile, cancellationToken));
        }
        var compiled = built.SelectMany(project => project.Sources).ToHashSet(StringComparer.Ordinal);
        if (target.LooseSources.Where(file => !compiled.Contains(file)).ToList() is { Count: > 0 } loose)
            result = result.And(await LookAsync(SourceProject.OfNoProject(target.OnlyFile ?? target.Folder, loose), compilations, options, target.OnlyFile, cancellationToken));
        return result.And(CheckResult.Empty with { Unchecked = projects.Unreadable, Unread = [.. compilations.Unread], Elapsed = watch.Elapsed });
    }

    private static async Task<CheckResult> LookAsync(
        SourceProject project, SourceCompilations compilations, CheckOptions options, string? onlyFile, CancellationToken cancellationToken)
    {
        var enforcement = options.Enforcement ?? project.Enforcement;
        if (enforcement == "off")
            return CheckResult.Empty with { OptedOut = [project.Path] };
        var failures = new ConcurrentQueue<string>();
        var configs = SourceConfigs.Of(project, enforcement, BuildDay.Today(TimeProvider.System));
        var found = await SourceAnalysis.RunAsync(compilations.Of(project), project, configs, failures.Enqueue, cancellationToken);
        if (failures.TryPeek(out var failure))
            return CheckResult.Empty with { Unchecked = [new Unchecked(project.Path, $"the rules could not run over all of it: {failure}")] };
        if (onlyFile is not null)
            found = [.. found.Where(violation => violation.Path == onlyFile)];
        var looked = new CheckedProject(project.Path, project.Framework, project.HasClient, project.Sources, found) { Reading = ProjectReading.Sources };
        return CheckResult.Empty with { Found = found, Checked = [looked] };
    }
}
