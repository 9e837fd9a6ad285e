using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking.Targets;

/// <summary>Finds out what a path stands for.</summary>
internal static class TargetSearch
{
    private const string WhatCanBeNamed = "Name a .sln, .slnx, .slnf, .csproj or .cs file, a script, or a folder.";

    /// <exception cref="CommandFailedException">There is nothing there that can be looked at.</exception>
    public static CheckTarget Find(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
            return InFolder(full);
        if (!File.Exists(full))
            throw new CommandFailedException($"'{path}' does not exist. {WhatCanBeNamed}");
        if (SolutionFile.Is(full))
            return OfSolution(full);
        if (ProjectLanguage.IsCSharp(full))
            return new CheckTarget(full) { CSharpProjects = [full] };
        if (full.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            return OfFile(full);
        if (ScriptLanguages.Of(full) is not null)
            return new CheckTarget(full, []);
        throw new CommandFailedException(
            ProjectLanguage.IsOther(full)
                ? $"'{path}' cannot be checked: {ProjectLanguage.Skipped(full).Reason} {WhatCanBeNamed}"
                : $"'{path}' is neither a solution, a C# project, C# nor a script. {WhatCanBeNamed}");
    }

    private static CheckTarget InFolder(string folder)
    {
        var scan = FolderScan.Of(folder);
        var solutions = Directory.EnumerateFiles(folder).Where(SolutionFile.IsWhole).Order(StringComparer.Ordinal).ToList();
        var target = solutions.Count == 1 && OfSolution(solutions[0]) is { } solution && (solution.CSharpProjects.Count > 0 || scan.Projects.Count == 0)
            ? solution with { Notes = LeftOut(solution, scan) }
            : OfProjects(folder, scan, solutions);
        if (scan.Projects.Count + scan.LooseSources.Count + solutions.Count == 0 && scan.Scripts.Scripts.Count == 0)
            throw new CommandFailedException($"'{folder}' has no solution, no C# and no script.{Unreadable(scan)} {WhatCanBeNamed}");
        return target with
        {
            LooseSources = scan.LooseSources,
            Skipped = [.. target.Skipped.Concat(scan.OtherProjects.Select(ProjectLanguage.Skipped)).Distinct()],
            Unread = scan.Unread,
            Scripts = scan.Scripts,
        };
    }

    private static CheckTarget OfProjects(string folder, FolderScan scan, List<string> solutions)
    {
        var target = scan.Projects is [var only] ? new CheckTarget(only) { CSharpProjects = [only] } : new CheckTarget(folder, scan.Projects);
        if (solutions.Count == 0 || scan.Projects.Count == 0)
            return target;
        var names = string.Join(", ", solutions.Select(Path.GetFileName));
        return target with
        {
            Notes =
            [
                solutions.Count == 1
                    ? $"No C# project can be read from {names}, so all of them below {folder} were looked at."
                    : $"{folder} has {solutions.Count} solutions ({names}), so all C# projects below it were looked at. Name one of them to look at no more than that.",
            ],
        };
    }

    private static CheckTarget OfSolution(string path)
    {
        var projects = SolutionFile.Projects(path);
        return new CheckTarget(path)
        {
            CSharpProjects = [.. projects.Where(ProjectLanguage.IsCSharp)],
            Buildable = projects.All(ProjectLanguage.BuildsAnywhere) ? null : [.. projects.Where(ProjectLanguage.BuildsAnywhere)],
            Skipped = [.. projects.Where(ProjectLanguage.IsOther).Select(ProjectLanguage.Skipped)],
        };
    }

    // A file says more with the project it belongs to than alone.
    private static CheckTarget OfFile(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.GetFiles(folder, "*.csproj") is [_, ..] projects)
                return new CheckTarget(file, []) { CSharpProjects = projects, OnlyFile = file };
            if (Path.Exists(Path.Combine(folder, ".git")))
                break;
        }
        return new CheckTarget(file, []) { LooseSources = [file], OnlyFile = file };
    }

    private static IReadOnlyList<string> LeftOut(CheckTarget solution, FolderScan scan)
    {
        var left = scan.Projects.Except(solution.CSharpProjects).ToList();
        if (solution.CSharpProjects.Count == 0 || left.Count == 0)
            return [];
        var names = string.Join(", ", left.Take(5)) + (left.Count > 5 ? $" and {left.Count - 5} more" : "");
        return [$"{Counted.Of(left.Count, "C# project")} below {solution.Folder} {(left.Count == 1 ? "is" : "are")} not in {Path.GetFileName(solution.Path)} and not looked at: {names}"];
    }

    private static string Unreadable(FolderScan scan) => scan.Unread.Count == 0 ? "" : $" {Counted.Of(scan.Unread.Count, "folder")} in it cannot be looked into.";
}
