using System.Collections.Concurrent;
using System.IO.Enumeration;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking.Targets;

/// <summary>What lies below a folder, in one walk: C# with its projects, and scripts. Links are not followed, so none leads in a circle.</summary>
internal sealed class FolderScan
{
    // Links are seen, so that they can be judged.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly ConcurrentBag<string> _projects = [];
    private readonly ConcurrentBag<string> _otherProjects = [];
    private readonly ConcurrentBag<string> _looseSources = [];
    private readonly ConcurrentBag<Unchecked> _unread = [];
    private readonly CancellationToken _cancellationToken;

    private FolderScan(string root, CancellationToken cancellationToken) => (_cancellationToken, Scripts) = (cancellationToken, new(root));

    /// <summary>In the order of their paths, as all of these.</summary>
    public IReadOnlyList<string> Projects => InOrder(_projects);

    public IReadOnlyList<string> OtherProjects => InOrder(_otherProjects);

    /// <summary>The C# files in no folder that has a project, or is below one.</summary>
    public IReadOnlyList<string> LooseSources => InOrder(_looseSources);

    /// <summary>The folders with code that nobody let us into.</summary>
    public IReadOnlyList<Unchecked> Unread => [.. _unread.OrderBy(static folder => folder.Path, StringComparer.Ordinal)];

    public ScriptTree Scripts { get; }

    public static FolderScan Of(string folder, CancellationToken cancellationToken = default)
    {
        var scan = new FolderScan(folder, cancellationToken);
        scan.Start(new(folder, MayHaveCode: true, MayHaveScripts: true, IsOwned: false)).Wait(cancellationToken);
        return scan;
    }

    /// <summary>Ends when the folder and all below it have been looked at.</summary>
    private Task Start(Folder folder) =>
        Task.Factory.StartNew(() => Look(folder), _cancellationToken, TaskCreationOptions.AttachedToParent, TaskScheduler.Default);

    private void Look(Folder folder)
    {
        List<FolderEntry> entries;
        try
        {
            entries = [.. new FileSystemEnumerable<FolderEntry?>(folder.Path, FolderEntry.Of, Everything).OfType<FolderEntry>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var unread = new Unchecked(folder.Path, $"it cannot be looked into: {e.Message}");
            if (folder.MayHaveCode)
                _unread.Add(unread);
            if (folder.MayHaveScripts)
                Scripts.Add(unread);
            return;
        }

        var isOwned = folder.IsOwned || folder.MayHaveCode && entries.Exists(static entry => entry.Kind is FolderEntryKind.Project);
        foreach (var entry in entries)
        {
            if (entry.Kind is FolderEntryKind.Folder)
                Descend(folder, entry.Path, isOwned);
            if (folder.MayHaveCode)
                AddCode(entry, isOwned);
            if (folder.MayHaveScripts)
                Scripts.Add(entry);
        }
    }

    private void Descend(Folder folder, string path, bool isOwned)
    {
        var name = Path.GetFileName(path);
        var child = new Folder(path, folder.MayHaveCode && SearchedFolders.MayHaveCode(name), folder.MayHaveScripts && SearchedFolders.MayHaveScripts(name), isOwned);
        if (child.MayHaveCode || child.MayHaveScripts)
            Start(child);
    }

    private void AddCode(FolderEntry entry, bool isOwned)
    {
        switch (entry.Kind)
        {
            case FolderEntryKind.Project: _projects.Add(entry.Path); break;
            case FolderEntryKind.OtherProject: _otherProjects.Add(entry.Path); break;
            case FolderEntryKind.Source when !isOwned: _looseSources.Add(entry.Path); break;
        }
    }

    private static List<string> InOrder(IEnumerable<string> paths) => [.. paths.Order(StringComparer.Ordinal)];

    /// <param name="IsOwned">Whether a project stands above it, which may have its C#.</param>
    private sealed record Folder(string Path, bool MayHaveCode, bool MayHaveScripts, bool IsOwned);
}
