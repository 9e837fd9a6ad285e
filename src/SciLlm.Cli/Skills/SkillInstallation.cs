using System.Security.Cryptography;

namespace SciLlm.Cli.Skills;

/// <summary>What an installation did, or would do, with a file.</summary>
internal enum FileChange
{
    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It was as an earlier installation had left it, and is newer now.</summary>
    Updated,

    /// <summary>It is as it should be already.</summary>
    Unchanged,

    /// <summary>It was as an earlier installation had left it, and the skill has it no more.</summary>
    Removed,

    /// <summary>The user has changed it, so it is left as it is.</summary>
    Left,
}

/// <summary>
/// Copies skills into a folder. What it has written is noted there by its hash, so that a later installation knows what the user has changed since and leaves that alone.
/// </summary>
internal sealed class SkillInstallation(string target, bool isDryRun)
{
    private readonly InstalledFiles _installed = InstalledFiles.Read(target);

    /// <summary>Installs skills; the paths are below the target, with <c>/</c>.</summary>
    public IReadOnlyList<(string Path, FileChange Change)> Install(IEnumerable<Skill> skills)
    {
        var changes = skills.SelectMany(Install).ToList();
        if (!isDryRun)
            _installed.Write();
        return changes;
    }

    private List<(string Path, FileChange Change)> Install(Skill skill)
    {
        var files = skill.Files.ToDictionary(file => $"{skill.Name}/{file.Key}", file => file.Value);
        return
        [
            .. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, Put(file.Key, file.Value))),
            .. _installed.Below(skill.Name).Where(path => !files.ContainsKey(path)).ToList().Select(path => (path, Drop(path))),
        ];
    }

    private FileChange Put(string path, byte[] content)
    {
        var (file, wanted) = (FullPath(path), Hash(content));
        var change = !File.Exists(file) ? FileChange.Added
            : Hash(File.ReadAllBytes(file)) is var found && found == wanted ? FileChange.Unchanged
            : found == _installed[path] ? FileChange.Updated
            : FileChange.Left;
        if (isDryRun || change == FileChange.Left)
            return change;
        if (change != FileChange.Unchanged)
            Replace(file, content);
        _installed[path] = wanted;
        return change;
    }

    private FileChange Drop(string path)
    {
        var file = FullPath(path);
        if (File.Exists(file) && Hash(File.ReadAllBytes(file)) != _installed[path])
            return FileChange.Left;
        if (isDryRun)
            return FileChange.Removed;
        File.Delete(file);
        _installed[path] = null;
        return FileChange.Removed;
    }

    // Put in its place as a whole: no half a file if this ends here, and where a link stood there is a copy, whatever it led to.
    private static void Replace(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var copy = $"{file}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(copy, content);
        File.Move(copy, file, overwrite: true);
    }

    private string FullPath(string path) => Path.Combine([target, .. path.Split('/')]);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
