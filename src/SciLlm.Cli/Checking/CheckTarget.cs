using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking;

/// <summary>What the user pointed at, as <c>dotnet build</c> can take it, and the scripts beside it.</summary>
/// <param name="Path">What the user meant: a solution, a project, the folder of several projects, or scripts alone.</param>
/// <param name="Projects">
/// The projects of a folder that has no solution, none where there are only scripts; null when <paramref name="Path"/> can be built itself.
/// </param>
internal sealed record CheckTarget(string Path, IReadOnlyList<string>? Projects = null)
{
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];
    private static readonly string[] NotSearched = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>Where builds start, so that the user's global.json decides which SDK runs.</summary>
    public string Folder => Directory.Exists(Path) ? Path : System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether there is anything to build.</summary>
    public bool HasProjects => Projects is not [];

    /// <summary>The script meant, or the folder whose scripts are.</summary>
    public string ScriptRoot => ScriptLanguages.Of(Path) is not null ? Path : Folder;

    /// <summary>What the paths of the projects meant begin with: a solution means all that it builds, whatever it is.</summary>
    public string Scope => Projects is not null ? Path + System.IO.Path.DirectorySeparatorChar
        : Solutions.Contains(System.IO.Path.GetExtension(Path).ToLowerInvariant()) ? ""
        : Path;

    /// <summary>Finds the solution, the projects or the scripts behind a path.</summary>
    /// <exception cref="CommandFailedException">There is nothing there that can be looked at.</exception>
    public static CheckTarget Find(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (Directory.Exists(full))
            return FindIn(full);
        if (!File.Exists(full))
            throw new CommandFailedException($"'{path}' does not exist. Name a solution, a C# project, a script, or a folder that has one.");

        var extension = System.IO.Path.GetExtension(full).ToLowerInvariant();
        if (extension == ".csproj" || Solutions.Contains(extension))
            return new CheckTarget(full);
        if (ScriptLanguages.Of(full) is not null)
            return new CheckTarget(full, []);
        throw new CommandFailedException(extension == ".cs"
            ? $"'{path}' is a single C# file, which says too little without its references. Name the project or the solution it belongs to."
            : $"'{path}' is neither a solution, a C# project nor a script. Name a .sln, .slnx, .slnf or .csproj file, a script, or a folder that has one.");
    }

    private static CheckTarget FindIn(string folder)
    {
        var solutions = Directory.GetFiles(folder).Where(f => Solutions[..2].Contains(System.IO.Path.GetExtension(f).ToLowerInvariant())).Order().ToList();
        if (solutions.Count == 1)
            return new CheckTarget(solutions[0]);
        if (solutions.Count > 1)
        {
            throw new CommandFailedException(
                $"'{folder}' has {solutions.Count} solutions: {string.Join(", ", solutions.Select(System.IO.Path.GetFileName))}. Name the one to look at.");
        }

        var projects = FindProjects(folder).Order(StringComparer.Ordinal).ToList();
        return projects switch
        {
            [] when ScriptTree.FilesOf(folder).Any() => new CheckTarget(folder, []),
            [] => throw new CommandFailedException(
                $"'{folder}' has no solution, no C# project and no script. Name a solution or a project; C# files without a project are not looked at."),
            [var project] => new CheckTarget(project),
            _ => new CheckTarget(folder, projects),
        };
    }

    private static IEnumerable<string> FindProjects(string folder)
    {
        foreach (var project in Directory.EnumerateFiles(folder, "*.csproj"))
            yield return project;
        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            var name = System.IO.Path.GetFileName(child);
            if (name.StartsWith('.') || NotSearched.Contains(name) || new DirectoryInfo(child).LinkTarget is not null)
                continue;
            foreach (var project in FindProjects(child))
                yield return project;
        }
    }
}
