using System.Collections.Concurrent;
using System.IO.Enumeration;
using SciLlm.Analyzers.Governance;
using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Scripts;

/// <summary>The scripts below a folder, but for what tools put there: outputs, packages, environments, caches.</summary>
internal sealed class ScriptTree
{
    private static readonly HashSet<string> NotSearched = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", "artifacts", "node_modules", "bower_components", "site-packages", "venv", "__pycache__", "vendor", "packages", "TestResults",
    };

    /// <summary>Folders whose name starts with a dot, and that hold what a team wrote.</summary>
    private static readonly HashSet<string> SearchedThough = new(StringComparer.OrdinalIgnoreCase)
    {
        ".github", ".gitlab", ".circleci", ".azure", ".azuredevops", ".azure-pipelines", ".buildkite", ".devcontainer", ".ci", ".scripts", ".husky",
    };

    // Links are seen, so that they can be judged; none is followed.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string _root;
    private readonly ConcurrentBag<string> _scripts = [];
    private readonly ConcurrentBag<string> _configs = [];
    private readonly ConcurrentBag<string> _exceptions = [];
    private readonly ConcurrentBag<Unchecked> _unread = [];

    private ScriptTree(string root) => _root = root;

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<string> Scripts => _scripts;

    /// <summary>The .editorconfig files of the same folders.</summary>
    public IReadOnlyCollection<string> Configs => _configs;

    /// <summary>The EXCEPTIONS.md of the same folders.</summary>
    public IReadOnlyCollection<string> Exceptions => _exceptions;

    /// <summary>Folders that cannot be looked into, and links that lead out of the tree or round in it.</summary>
    public IReadOnlyCollection<Unchecked> Unread => _unread;

    /// <param name="root">A folder, or one script.</param>
    public static ScriptTree Of(string root, CancellationToken cancellationToken)
    {
        var tree = new ScriptTree(root);
        if (File.Exists(root))
        {
            tree._scripts.Add(root);
            return tree;
        }
        for (IReadOnlyCollection<string> level = [root]; level.Count > 0;)
        {
            var below = new ConcurrentBag<string>();
            Parallel.ForEach(level, new ParallelOptions { CancellationToken = cancellationToken }, folder => tree.Look(folder, below));
            level = below;
        }
        return tree;
    }

    /// <summary>The scripts below a folder one by one, for who may need the first only.</summary>
    public static IEnumerable<string> FilesOf(string folder) => Below(folder, EntryKind.Script);

    /// <summary>The EXCEPTIONS.md of the same folders, for who needs nothing else.</summary>
    public static IEnumerable<string> ExceptionsOf(string folder) => Below(folder, EntryKind.Exceptions);

    private static FileSystemEnumerable<string> Below(string folder, EntryKind wanted) => new(
        folder,
        static (ref FileSystemEntry entry) => entry.ToFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => KindOf(ref entry) == wanted,
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => KindOf(ref entry) is EntryKind.Folder,
    };

    private void Look(string folder, ConcurrentBag<string> below)
    {
        try
        {
            foreach (var (path, kind) in new FileSystemEnumerable<(string Path, EntryKind Kind)>(folder, Judge, Everything))
            {
                switch (kind)
                {
                    case EntryKind.Script: _scripts.Add(path); break;
                    case EntryKind.Config: _configs.Add(path); break;
                    case EntryKind.Exceptions: _exceptions.Add(path); break;
                    case EntryKind.Folder: below.Add(path); break;
                    case EntryKind.Link: LookAtLink(path); break;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unread.Add(new(folder, $"it cannot be looked into: {e.Message}"));
        }
    }

    /// <summary>What a link leads to is read where it stands; only what is not read there is worth a word.</summary>
    private void LookAtLink(string path)
    {
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
            if (target is null || !Path.Exists(target))
                _unread.Add(new(path, "it is a link that leads nowhere."));
            else if (IsIn(path, target))
                _unread.Add(new(path, $"it is a link that leads back to {target}."));
            else if (!IsIn(target, _root) && (Directory.Exists(target) || ScriptLanguages.Of(path) is not null))
                _unread.Add(new(path, $"it is a link that leads out of the folder, to {target}."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unread.Add(new(path, $"it is a link that cannot be followed: {e.Message}"));
        }
    }

    private static bool IsIn(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static (string Path, EntryKind Kind) Judge(ref FileSystemEntry entry)
    {
        var kind = KindOf(ref entry);
        return kind is EntryKind.Other ? default : (entry.ToFullPath(), kind);
    }

    private static EntryKind KindOf(ref FileSystemEntry entry)
    {
        var name = entry.FileName.ToString();
        var kind = entry.IsDirectory ? IsSearched(name) ? EntryKind.Folder : EntryKind.Other
            : ScriptLanguages.Of(name) is not null ? EntryKind.Script
            : name is ".editorconfig" ? EntryKind.Config
            : name is ExceptionsFile.Name ? EntryKind.Exceptions
            : EntryKind.Other;
        return kind is not EntryKind.Other && (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? EntryKind.Link : kind;
    }

    private static bool IsSearched(string folder) => folder.StartsWith('.') ? SearchedThough.Contains(folder) : !NotSearched.Contains(folder);

    private enum EntryKind
    {
        Other,
        Script,
        Config,
        Exceptions,
        Folder,
        Link,
    }
}
