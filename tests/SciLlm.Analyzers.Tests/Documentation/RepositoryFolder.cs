using SciLlm.Analyzers.Governance;
using SciLlm.Analyzers.Scripts;

namespace SciLlm.Analyzers.Tests.Documentation;

/// <summary>The repository the tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>The C# files of a folder that somebody wrote, as they are named there and with forward slashes.</summary>
    public static IEnumerable<(string Path, string Code)> SourcesOf(string folder) =>
        FilesOf(folder, static path => path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The scripts of a folder, named the same way.</summary>
    public static IEnumerable<(string Path, string Code)> ScriptsOf(string folder) => FilesOf(folder, static path => ScriptLanguages.Of(path) is not null);

    /// <summary>Its EXCEPTIONS.md, named the same way.</summary>
    public static IEnumerable<(string Path, string Code)> ExceptionsOf(string folder) => FilesOf(folder, ExceptionsFile.IsName);

    private static IEnumerable<(string Path, string Code)> FilesOf(string folder, Func<string, bool> isWanted) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(Root, folder), file).Replace('\\', '/')
        where isWanted(path) && !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SciLlm.Analyzers.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
        return folder;
    }
}
