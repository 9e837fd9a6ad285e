using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking.Targets;

/// <summary>What the user pointed at, as <c>dotnet build</c> can take it, and what lies beside it.</summary>
/// <param name="Path">What the user meant: a solution, a project, a folder, or one file.</param>
/// <param name="Projects">The projects that are built together; none where there is nothing to build, null when <paramref name="Path"/> can be built itself.</param>
internal sealed record CheckTarget(string Path, IReadOnlyList<string>? Projects = null)
{
    /// <summary>The C# projects meant, as far as they can be known before a build.</summary>
    public IReadOnlyList<string> CSharpProjects { get; init; } = Projects ?? [];

    /// <summary>What <c>dotnet build</c> can build of a solution that has more; null when it can build all of it.</summary>
    public IReadOnlyList<string>? Buildable { get; init; }

    /// <summary>C# files that no project has.</summary>
    public IReadOnlyList<string> LooseSources { get; init; } = [];

    /// <summary>The one C# file that was asked for; null for all.</summary>
    public string? OnlyFile { get; init; }

    /// <summary>Projects in other languages.</summary>
    public IReadOnlyList<Unchecked> Skipped { get; init; } = [];

    /// <summary>Folders that could not be looked into.</summary>
    public IReadOnlyList<Unchecked> Unread { get; init; } = [];

    /// <summary>What was chosen, where there was a choice.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where builds start, so that the user's global.json decides which SDK runs.</summary>
    public string Folder => Directory.Exists(Path) ? Path : System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The scripts of a folder that was looked through for projects; null where it was not, or has not been.</summary>
    public ScriptTree? Scripts { get; init; }

    /// <summary>Whether there is anything to build.</summary>
    public bool HasProjects => Projects is not [];

    /// <summary>Whether there is any C#.</summary>
    public bool HasCode => CSharpProjects.Count + LooseSources.Count > 0;

    /// <summary>The script meant, or the folder whose scripts are; null when a single C# file is.</summary>
    public string? ScriptRoot => OnlyFile is not null ? null : ScriptLanguages.Of(Path) is not null ? Path : Folder;

    /// <summary>What the paths of the projects meant begin with: a solution means all that it builds, whatever it is.</summary>
    public string Scope => Projects is not null ? Path + System.IO.Path.DirectorySeparatorChar : SolutionFile.Is(Path) ? "" : Path;

    /// <summary>Finds what is behind a path.</summary>
    /// <exception cref="CommandFailedException">There is nothing there that can be looked at.</exception>
    public static CheckTarget Find(string path) => TargetSearch.Find(path);
}
