using System.Globalization;

namespace SciLlm.Analyzers.Survey;

/// <summary>What the command line asks for.</summary>
/// <param name="Folders">The folders to look through.</param>
/// <param name="TriesFixes">Whether every fix is tried too.</param>
/// <param name="Output">Where fixed sources are written; null for nowhere.</param>
/// <param name="Seed">Where the places to cut files at come from; null to read them only whole.</param>
internal sealed record SurveyOptions(IReadOnlyList<string> Folders, bool TriesFixes, string? Output, int? Seed)
{
    public const string Usage = """
        usage: survey [--fix[=OUTPUT]] [--truncated[=SEED]] FOLDER …   runs every rule over the C# under each folder without building it
          --fix        tries every fix too: how many are offered, how many change the code, and which new compiler errors they cause;
                       fixed sources go to OUTPUT
          --truncated  runs every rule once more for each of several places that every file is cut at; the same SEED cuts at the same places
        prints path, line, id and message of each diagnostic, separated by tabs; times and counts go to the error stream
        """;

    /// <summary>The folder that paths are shown relative to: the one asked for, or what several have in common.</summary>
    public string Root => Folders is [var only] ? only : Path.GetDirectoryName(Folders[0])!;

    /// <summary>Null where the command line is not understood.</summary>
    public static SurveyOptions? Parse(string[] args)
    {
        var options = args.Where(static arg => arg.StartsWith("--", StringComparison.Ordinal))
            .Select(static arg => arg.Split('=', 2))
            .ToDictionary(static parts => parts[0], static parts => parts.ElementAtOrDefault(1));
        var folders = args.Where(static arg => !arg.StartsWith("--", StringComparison.Ordinal)).Select(Path.GetFullPath).ToList();
        var isTruncated = options.Remove("--truncated", out var seed);
        var triesFixes = options.Remove("--fix", out var output);
        var number = Random.Shared.Next();
        return options.Count > 0 || folders.Count == 0 || !folders.TrueForAll(Directory.Exists)
            || seed is not null && !int.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            ? null
            : new(folders, triesFixes, output, isTruncated ? number : null);
    }
}
