using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Governance;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Governance;

/// <summary>Finds the <c>EXCEPTIONS.md</c> of a tree where the rules of a build find them, and reads them.</summary>
internal static class ExceptionFiles
{
    /// <summary>Those that are about something in a folder: in it, below it, and above it up to the root of the repository.</summary>
    public static IEnumerable<string> Around(string folder) => Above(folder).Union(FolderScan.Of(folder).Scripts.Exceptions);

    /// <summary>Those in a folder, or beside a file, and above it up to the root of the repository; where there is none, up to the root of the drive.</summary>
    public static IEnumerable<string> Above(string path) => FoldersAbove(path).Select(In).Where(File.Exists);

    /// <summary>The root of the repository that has a folder; null where there is none.</summary>
    public static string? RepositoryOf(string folder) => FoldersAbove(folder).FirstOrDefault(IsRepository);

    public static string In(string folder) => Path.Combine(folder, ExceptionsFile.Name);

    /// <summary>Those that can be read; the others cover nothing, here as in a build.</summary>
    public static IEnumerable<ExceptionsFile> ReadAll(IEnumerable<string> paths, DateTime today) =>
        paths.Where(static path => ScriptContent.Read(path).Text is not null).Order(StringComparer.Ordinal).Select(path => Read(path, today));

    public static ExceptionsFile Read(string path, DateTime today) => Read(path, TextOf(path), today);

    /// <param name="text">What the file holds, or is to hold.</param>
    public static ExceptionsFile Read(string path, SourceText text, DateTime today) =>
        ExceptionsFile.Read(path, text, ExceptionTerm.From(today, EditorConfigs.Of(path, [], enforcement: null).OptionsFor(path)));

    /// <summary>The text with its line breaks and its encoding.</summary>
    public static SourceText TextOf(string path)
    {
        using var stream = File.OpenRead(path);
        return SourceText.From(stream);
    }

    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var at = Directory.Exists(path) ? path : Path.GetDirectoryName(path); at is not null; at = IsRepository(at) ? null : Path.GetDirectoryName(at))
            yield return at;
    }

    private static bool IsRepository(string folder) => Path.Exists(Path.Combine(folder, ".git"));
}
