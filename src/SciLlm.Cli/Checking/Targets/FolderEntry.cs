using System.IO.Enumeration;
using SciLlm.Analyzers.Governance;
using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking.Targets;

/// <summary>Something in a folder that a check has a use for.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Script">What is known of it as a script; null when it is none.</param>
internal sealed record FolderEntry(string Path, FolderEntryKind Kind, ScriptFile? Script = null)
{
    /// <summary>Null for what nobody has a use for.</summary>
    public static FolderEntry? Of(ref FileSystemEntry entry)
    {
        if (!entry.IsDirectory)
            return OfFile(ref entry);
        var name = entry.FileName.ToString();
        if (!SearchedFolders.MayHaveCode(name) && !SearchedFolders.MayHaveScripts(name))
            return null;
        if (!IsLink(ref entry))
            return new(entry.ToFullPath(), FolderEntryKind.Folder);
        return SearchedFolders.MayHaveScripts(name) ? new(entry.ToFullPath(), FolderEntryKind.Link) : null;
    }

    private static FolderEntry? OfFile(ref FileSystemEntry entry)
    {
        var name = entry.FileName.ToString();
        var language = ScriptLanguages.Of(name);
        var kind = language is not null ? FolderEntryKind.Script
            : name is ".editorconfig" ? FolderEntryKind.Config
            : name is ExceptionsFile.Name ? FolderEntryKind.Exceptions
            : OfCode(name);
        if (kind is FolderEntryKind.None)
            return null;
        var path = entry.ToFullPath();
        // C# is read through links, as builds read it.
        if (kind is (FolderEntryKind.Script or FolderEntryKind.Config or FolderEntryKind.Exceptions) && IsLink(ref entry))
            return new(path, FolderEntryKind.Link);
        return new(path, kind, language is { } known ? new ScriptFile(path, known, entry.Length) : null);
    }

    private static FolderEntryKind OfCode(string name) =>
        name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? FolderEntryKind.Source
        : ProjectLanguage.IsCSharp(name) ? FolderEntryKind.Project
        : ProjectLanguage.IsOther(name) ? FolderEntryKind.OtherProject
        : FolderEntryKind.None;

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}

internal enum FolderEntryKind
{
    None,
    Folder,
    Link,
    Project,
    OtherProject,
    Source,
    Script,
    Config,
    Exceptions,
}
