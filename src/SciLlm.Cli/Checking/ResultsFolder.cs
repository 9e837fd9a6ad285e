using System.Text.Json;
using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Checking;

/// <summary>
/// What the injected targets left behind, for every project and target framework: a <c>.started</c> note when its build began, a
/// <c>.project</c> note when its analysis began, and the compiler's <c>.sarif</c> log.
/// </summary>
internal sealed class ResultsFolder
{
    private readonly List<CheckedProject> _checked = [];
    private readonly List<Unchecked> _unchecked = [];
    private readonly List<string> _optedOut = [];

    private ResultsFolder(string folder, CheckTarget target, IReadOnlyList<BuildError> errors)
    {
        HashSet<string> started = [];
        foreach (var note in Directory.EnumerateFiles(folder, "*.started").Order(StringComparer.Ordinal))
        {
            var project = ProjectNote.Read(note);
            started.Add(project.Path);
            Sort(project, note, errors);
        }

        // Some errors come before any project begins: a restore that fails, a project that is not there, a solution that does not load.
        _unchecked.AddRange(
            from error in errors
            where error.Project is null || !started.Contains(error.Project)
            group error by error.Project ?? target.Path into project
            select new Unchecked(project.Key, BuildFailure(project)));
        if (_unchecked.Count + _checked.Count + _optedOut.Count == 0)
            _unchecked.Add(new Unchecked(target.Path, "its build reaches no C# project."));
    }

    public static CheckResult Read(string folder, CheckTarget target, IReadOnlyList<BuildError> errors, TimeSpan elapsed)
    {
        var results = new ResultsFolder(folder, target, errors);
        return new CheckResult(
            CheckResult.InOrder(results._checked.SelectMany(project => project.Found)),
            [.. results._unchecked.Distinct().OrderBy(project => project.Path, StringComparer.Ordinal)],
            results._checked,
            [.. results._optedOut.Distinct()],
            elapsed);
    }

    private void Sort(ProjectNote project, string note, IReadOnlyList<BuildError> errors)
    {
        var analysis = Path.ChangeExtension(note, ".project");
        var log = Path.ChangeExtension(note, ".sarif");
        if (File.Exists(analysis))
            project = ProjectNote.Read(analysis);

        if (project.Guarded == "off")
            _optedOut.Add(project.Path);
        else if (project.Guarded is not ("" or "true"))
            _unchecked.Add(new Unchecked(project.Path, $"its C# compiler ({project.Guarded}) is older than Roslyn 4.8. Build it with .NET SDK 8.0.100 or newer."));
        else if (!File.Exists(log))
            _unchecked.Add(new Unchecked(project.Path, BuildFailure(errors.Where(e => e.Project == project.Path && (e.Framework ?? project.Framework) == project.Framework))));
        else if (ReadLog(log, out var results) is { } failure)
            _unchecked.Add(new Unchecked(project.Path, failure));
        else if (results.FirstOrDefault(CannotBeTrusted) is { } broken)
            _unchecked.Add(new Unchecked(project.Path, $"the rules could not run over all of it: {broken.Id}: {broken.Message}"));
        else
            _checked.Add(new CheckedProject(project.Path, project.Framework, project.HasClient, project.Sources, [.. Found(project, results)]));
    }

    private static string? ReadLog(string log, out IReadOnlyList<SarifResult> results)
    {
        try
        {
            results = SarifLog.Read(log);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            results = [];
            return $"what its compiler reported cannot be read: {e.Message}";
        }
    }

    // The project itself has built by now: a compiler error here, or a rule that could not be loaded or threw, must not pass for a clean result.
    private static bool CannotBeTrusted(SarifResult result) => result.Id switch
    {
        "AD0001" or "CS8032" or "CS8034" => result.Message.Contains("SciLlm", StringComparison.Ordinal),
        _ => result is { Severity: Severity.Error, Suppression: null } && result.Id.StartsWith("CS", StringComparison.Ordinal),
    };

    private static IEnumerable<Violation> Found(ProjectNote project, IEnumerable<SarifResult> results) =>
        from result in results
        where result.Id.StartsWith("SCILLM", StringComparison.Ordinal)
        select new Violation(result.Id, result.Severity, result.Path ?? project.Path, result.Line, result.Column, result.Message)
        {
            EndLine = result.EndLine,
            EndColumn = result.EndColumn,
            Suppression = result.Suppression,
        };

    private static string BuildFailure(IEnumerable<BuildError> errors)
    {
        var all = errors.Select(e => e.Text).Distinct().ToList();
        return all.Count == 0
            ? "its build did not get that far, because something it needs does not build."
            : "it does not build:" + string.Concat(all.Take(3).Select(e => "\n    " + e)) + (all.Count > 3 ? $"\n    and {all.Count - 3} more" : "");
    }

    private sealed record ProjectNote(string Path, string Framework, string Guarded, bool HasClient, IReadOnlyList<string> Sources)
    {
        public static ProjectNote Read(string file)
        {
            var values = File.ReadLines(file).Select(line => line.Split('=', 2)).ToLookup(pair => pair[0], pair => pair[^1]);
            return new ProjectNote(
                values["project"].First(),
                values["framework"].FirstOrDefault() ?? "",
                values["guarded"].FirstOrDefault() ?? "",
                values["client"].Any(),
                [.. values["source"]]);
        }
    }
}
