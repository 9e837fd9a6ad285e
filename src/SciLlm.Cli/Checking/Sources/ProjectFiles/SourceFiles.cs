using System.IO.Enumeration;
using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>The C# files of folders, in the order of their paths. Links are not followed, and what nobody may read is passed over.</summary>
internal static class SourceFiles
{
    /// <summary>What a project in this folder compiles by default: all below it, but for outputs and for folders that have projects of their own.</summary>
    public static IEnumerable<string> OfProject(string folder) => Find(folder, static (ref FileSystemEntry child) =>
        SearchedFolders.MayHaveCode(child.FileName.ToString()) && !HasProject(child.ToFullPath()));

    /// <summary>All below a folder.</summary>
    public static IEnumerable<string> Below(string folder) => Find(folder, static (ref FileSystemEntry _) => true);

    private static List<string> Find(string folder, FileSystemEnumerable<string>.FindPredicate isSearched)
    {
        if (!Directory.Exists(folder))
            return [];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };
        var files = new FileSystemEnumerable<string>(folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(".cs", StringComparison.OrdinalIgnoreCase),
            ShouldRecursePredicate = isSearched,
        };
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static bool HasProject(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.csproj").Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
