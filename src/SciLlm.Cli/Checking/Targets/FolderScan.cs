namespace SciLlm.Cli.Checking.Targets;

/// <summary>The projects and the C# below a folder, but for what builds and package managers put there. Links are not followed, so none leads in a circle.</summary>
internal sealed class FolderScan
{
    private static readonly string[] NotSearched = ["bin", "obj", "node_modules", "artifacts"];

    private readonly List<string> _projects = [];
    private readonly List<string> _otherProjects = [];
    private readonly List<string> _looseSources = [];
    private readonly List<Unchecked> _unread = [];

    public IReadOnlyList<string> Projects => _projects;

    public IReadOnlyList<string> OtherProjects => _otherProjects;

    /// <summary>The C# files in no folder that has a project, or is below one.</summary>
    public IReadOnlyList<string> LooseSources => _looseSources;

    /// <summary>The folders that nobody let us into.</summary>
    public IReadOnlyList<Unchecked> Unread => _unread;

    public static FolderScan Of(string folder)
    {
        var scan = new FolderScan();
        scan.Look(new DirectoryInfo(folder), isOwned: false);
        foreach (var list in (List<string>[])[scan._projects, scan._otherProjects, scan._looseSources])
            list.Sort(StringComparer.Ordinal);
        return scan;
    }

    /// <summary>Whether a folder of this name can have what somebody wrote. An Artifacts with a capital is a part of a program.</summary>
    public static bool IsSearched(string name) => !name.StartsWith('.') && !NotSearched.Contains(name);

    private void Look(DirectoryInfo folder, bool isOwned)
    {
        List<FileSystemInfo> entries;
        try
        {
            entries = [.. folder.EnumerateFileSystemInfos()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unread.Add(new Unchecked(folder.FullName, $"it cannot be looked into: {e.Message}"));
            return;
        }

        var files = entries.OfType<FileInfo>().Select(file => file.FullName).ToList();
        _projects.AddRange(files.Where(ProjectLanguage.IsCSharp));
        _otherProjects.AddRange(files.Where(ProjectLanguage.IsOther));
        isOwned |= files.Exists(ProjectLanguage.IsCSharp);
        if (!isOwned)
            _looseSources.AddRange(files.Where(static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)));
        foreach (var child in entries.OfType<DirectoryInfo>().Where(child => IsSearched(child.Name) && child.LinkTarget is null))
            Look(child, isOwned);
    }
}
