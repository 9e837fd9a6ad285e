using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Governance;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Governance;

/// <summary>Finds the <c>EXCEPTIONS.md</c> of a tree where the rules of a build find them, and reads them.</summary>
internal static class ExceptionFiles
{
    /// <summary>Those that are about something in a folder: the nearest above it, up to the root of the repository, and all below.</summary>
    public static IReadOnlyList<string> Around(string folder) =>
        [.. Above(folder).Skip(1).Select(above => Path.Combine(above, ExceptionsFile.Name)).Where(File.Exists), .. ScriptTree.ExceptionsOf(folder)];

    /// <summary>A folder and those above it, up to the root of the repository; where there is no repository, up to the root of the drive.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = IsRepository(at) ? null : Path.GetDirectoryName(at))
            yield return at;
    }

    public static bool IsRepository(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    /// <summary>The text with its line breaks and its encoding.</summary>
    public static SourceText TextOf(string path)
    {
        using var stream = File.OpenRead(path);
        return SourceText.From(stream);
    }

    public static ExceptionsFile Read(string path, DateTime today) => Read(path, TextOf(path), today);

    /// <param name="text">What the file holds, or is to hold.</param>
    public static ExceptionsFile Read(string path, SourceText text, DateTime today) => ExceptionsFile.Read(path, text, TermOf(path, today));

    private static ExceptionTerm TermOf(string path, DateTime today)
    {
        var configs = Above(Path.GetDirectoryName(path)!).Select(folder => Path.Combine(folder, ".editorconfig")).Where(File.Exists)
            .Select(config => AnalyzerConfig.Parse(File.ReadAllText(config), config)).ToList();
        var options = AnalyzerConfigSet.Create(configs).GetOptionsForSourcePath(path).AnalyzerOptions;
        return ExceptionTerm.From(today, key => options.TryGetValue(key, out var value) ? value : null);
    }
}
