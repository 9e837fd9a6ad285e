using System.Collections.Concurrent;
using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Scripts;

/// <summary>The scripts below a folder, with what says how to judge them.</summary>
internal sealed class ScriptTree(string root)
{
    private readonly ConcurrentBag<ScriptFile> _scripts = [];
    private readonly ConcurrentBag<string> _configs = [];
    private readonly ConcurrentBag<string> _exceptions = [];
    private readonly ConcurrentBag<Unchecked> _unread = [];

    /// <summary>The folder, or one script.</summary>
    public string Root => root;

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<ScriptFile> Scripts => _scripts;

    /// <summary>The .editorconfig files of the same folders.</summary>
    public IReadOnlyCollection<string> Configs => _configs;

    /// <summary>The EXCEPTIONS.md of the same folders.</summary>
    public IReadOnlyCollection<string> Exceptions => _exceptions;

    /// <summary>Folders that cannot be looked into, and links that lead out of the tree or round in it.</summary>
    public IReadOnlyCollection<Unchecked> Unread => _unread;

    /// <param name="root">A folder, or one script.</param>
    public static ScriptTree Of(string root, CancellationToken cancellationToken)
    {
        if (!File.Exists(root))
            return FolderScan.Of(root, cancellationToken).Scripts;
        var tree = new ScriptTree(root);
        if (ScriptLanguages.Of(root) is { } language)
            tree._scripts.Add(new(root, language, new FileInfo(root).Length));
        return tree;
    }

    /// <summary>Adds what is a script, or says how to judge one. Any thread may.</summary>
    public void Add(FolderEntry entry)
    {
        switch (entry.Kind)
        {
            case FolderEntryKind.Script: _scripts.Add(entry.Script!); break;
            case FolderEntryKind.Config: _configs.Add(entry.Path); break;
            case FolderEntryKind.Exceptions: _exceptions.Add(entry.Path); break;
            case FolderEntryKind.Link: LookAtLink(entry.Path); break;
        }
    }

    public void Add(Unchecked folder) => _unread.Add(folder);

    /// <summary>What a link leads to is read where it stands; only what is not read there is worth a word.</summary>
    private void LookAtLink(string path)
    {
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
            if (target is null || !Path.Exists(target))
                _unread.Add(new(path, "it is a link that leads nowhere."));
            else if (PathText.Below(target, path) is not null)
                _unread.Add(new(path, $"it is a link that leads back to {target}."));
            else if (PathText.Below(root, target) is null && (Directory.Exists(target) || ScriptLanguages.Of(path) is not null))
                _unread.Add(new(path, $"it is a link that leads out of the folder, to {target}."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unread.Add(new(path, $"it is a link that cannot be followed: {e.Message}"));
        }
    }
}
