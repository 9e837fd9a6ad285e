using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Init;

/// <summary>The folder that is set up, and what is around it.</summary>
internal sealed class InitFolder
{
    private InitFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>The C# projects in it.</summary>
    public IReadOnlyList<string> Projects { get; private init; } = [];

    /// <summary>The repository's top, where hosts look for their workflows; the folder itself where there is none.</summary>
    public string Top => Above().FirstOrDefault(static folder => System.IO.Path.Exists(System.IO.Path.Combine(folder, ".git"))) ?? Path;

    /// <exception cref="CommandFailedException">There is nothing to set up.</exception>
    public static InitFolder Find(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (System.IO.File.Exists(full))
            throw new CommandFailedException($"'{path}' is a file. Name the folder of the repository, or of the project, that is to be set up.");
        if (!Directory.Exists(full))
            throw new CommandFailedException($"'{path}' does not exist. Name the folder that is to be set up.");
        var projects = FolderScan.Of(full).Projects;
        return projects.Count == 0
            ? throw new CommandFailedException($"'{path}' has no C# project. Create one first ('dotnet new console'), or name the folder that has it.")
            : new InitFolder(full) { Projects = projects };
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The file of a name that counts here: MSBuild looks upwards, and takes the first; not beyond the repository.</summary>
    public string? Nearest(string name)
    {
        foreach (var folder in Above())
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder, name)))
                return System.IO.Path.Combine(folder, name);
            if (folder == Top)
                break;
        }
        return null;
    }

    private IEnumerable<string> Above()
    {
        for (var folder = Path; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            yield return folder;
    }
}
