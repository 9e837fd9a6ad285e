using System.IO.Enumeration;
using SciLlm.Analyzers.Scripts;

namespace SciLlm.Cli.Scripts;

/// <summary>The scripts below a folder, but for what tools put there: outputs, packages, environments, caches.</summary>
internal static class ScriptTree
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

    /// <param name="root">A folder, or one script.</param>
    public static IEnumerable<string> FilesOf(string root) =>
        File.Exists(root) ? [root] : Files(root, static (ref FileSystemEntry entry) => ScriptLanguages.Of(entry.FileName.ToString()) is not null);

    /// <summary>The .editorconfig files of the same folders.</summary>
    public static IEnumerable<string> ConfigsOf(string folder) => Files(folder, static (ref FileSystemEntry entry) => entry.FileName is ".editorconfig");

    private static FileSystemEnumerable<string> Files(string folder, FileSystemEnumerable<string>.FindPredicate isWanted) => new(
        folder,
        static (ref FileSystemEntry entry) => entry.ToFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && isWanted(ref entry),
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => IsSearched(entry.FileName.ToString()),
    };

    private static bool IsSearched(string folder) => folder.StartsWith('.') ? SearchedThough.Contains(folder) : !NotSearched.Contains(folder);
}
