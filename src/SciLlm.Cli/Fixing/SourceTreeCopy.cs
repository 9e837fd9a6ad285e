using System.Text.RegularExpressions;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Processes;

namespace SciLlm.Cli.Fixing;

/// <summary>A copy of what the user pointed at and of all it refers to, on which fixes can be tried.</summary>
/// <remarks>Every file keeps its whole path below the copy's root, so that relative references and the files MSBuild looks for above a project hold.</remarks>
internal sealed partial class SourceTreeCopy : IDisposable
{
    private static readonly string[] NotSource = [".git", ".vs", "node_modules", "TestResults"];
    private static readonly string[] LookedForAbove =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props", "global.json", "NuGet.config", "nuget.config", ".editorconfig", ".globalconfig"];

    private readonly TemporaryFolder _copy = new();
    private readonly string _root;

    private SourceTreeCopy(string root) => _root = root;

    public static SourceTreeCopy Of(CheckTarget target)
    {
        var copy = new SourceTreeCopy(Path.GetPathRoot(target.Path)!);
        // A project on another drive is referred to by its whole path, and stays where it is.
        var folders = Folders(target).Where(folder => Path.GetPathRoot(folder) == copy._root).ToHashSet();
        foreach (var folder in folders.Where(folder => !folders.Any(other => folder != other && PathText.Below(other, folder) is not null)))
        {
            copy.CopyAbove(folder);
            copy.CopyFolder(new DirectoryInfo(folder));
        }
        return copy;
    }

    /// <summary>The same file or folder in the copy.</summary>
    public string InCopy(string path) => Path.Combine(_copy.Path, Path.GetRelativePath(_root, path));

    public CheckTarget InCopy(CheckTarget target) => target with
    {
        Path = InCopy(target.Path),
        Projects = target.Projects?.Select(InCopy).ToList(),
        CSharpProjects = [.. target.CSharpProjects.Select(InCopy)],
        Buildable = target.Buildable?.Select(InCopy).ToList(),
    };

    /// <summary>A text with the paths of the copy in it, with those they were made from instead.</summary>
    public string Original(string text) => text.Replace(_copy.Path, _root.TrimEnd(Path.DirectorySeparatorChar), StringComparison.Ordinal);

    public void Dispose() => _copy.Dispose();

    private static IEnumerable<string> Folders(CheckTarget target)
    {
        yield return target.Folder;
        if (RepositoryAbove(target.Folder) is { } repository)
            yield return repository;
        HashSet<string> seen = [];
        foreach (var project in (target.Projects ?? [target.Path]).SelectMany(path => Referenced(path, seen)))
            yield return Path.GetDirectoryName(project)!;
    }

    private static string? RepositoryAbove(string folder) =>
        Path.Exists(Path.Combine(folder, ".git")) ? folder : Path.GetDirectoryName(folder) is { } parent ? RepositoryAbove(parent) : null;

    // A solution and a project both name projects in quotes; that is all a copy has to know about them.
    private static IEnumerable<string> Referenced(string file, HashSet<string> seen)
    {
        if (!seen.Add(file) || !File.Exists(file))
            return [];
        return ProjectPath().Matches(File.ReadAllText(file))
            .Select(match => Path.GetFullPath(match.Groups["path"].Value.Replace('\\', Path.DirectorySeparatorChar), Path.GetDirectoryName(file)!))
            .Where(File.Exists)
            .SelectMany(project => Referenced(project, seen))
            .Prepend(file);
    }

    private void CopyAbove(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            foreach (var file in LookedForAbove.Select(name => Path.Combine(above, name)).Where(File.Exists))
            {
                Directory.CreateDirectory(InCopy(above));
                File.Copy(file, InCopy(file), overwrite: true);
            }
        }
    }

    private void CopyFolder(DirectoryInfo folder)
    {
        Directory.CreateDirectory(InCopy(folder.FullName));
        foreach (var file in folder.EnumerateFiles().Where(file => file.LinkTarget is null || File.Exists(file.FullName)))
            file.CopyTo(InCopy(file.FullName), overwrite: true);
        var isProject = folder.EnumerateFiles("*.*proj").Any();
        foreach (var child in folder.EnumerateDirectories())
        {
            var isOutput = isProject && child.Name is "bin" or "obj";
            if (!isOutput && !NotSource.Contains(child.Name) && child.LinkTarget is null)
                CopyFolder(child);
        }
    }

    [GeneratedRegex("""["'](?<path>[^"'$*;]+\.\w*proj)["']""")]
    private static partial Regex ProjectPath();
}
