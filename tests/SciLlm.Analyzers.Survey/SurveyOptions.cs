using System.Globalization;

namespace SciLlm.Analyzers.Survey;

/// <summary>What the command line asks for.</summary>
/// <param name="Folders">The folders to look through.</param>
/// <param name="TriesFixes">Whether every fix is tried too.</param>
/// <param name="Output">Where fixed sources are written; null for nowhere.</param>
/// <param name="Seed">Where the places to break files at come from; null to read them only whole.</param>
/// <param name="IsDeep">Whether code is made up instead of read.</param>
/// <param name="DeepSource">The one kind of such code that is asked for; null for all.</param>
internal sealed record SurveyOptions(IReadOnlyList<string> Folders, bool TriesFixes, string? Output, int? Seed, bool IsDeep, string? DeepSource)
{
    public const string Usage = """
        usage: survey [--fix[=OUTPUT]] [--broken[=SEED]] FOLDER …   runs every rule over the C# under each folder without building it
          --fix      tries every fix too: how many are offered, how many change the code, and which new compiler errors they cause;
                     fixed sources go to OUTPUT
          --broken   runs every rule, and tries every fix where --fix asks for it, on files with tokens missing, doubled, swapped and renamed, cut anywhere,
                     nested deep; the same SEED breaks the same places
        usage: survey --deep[=NAME]   how the time of the rules grows with code that is nested deep, chained long or made by the thousand
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
        var isBroken = options.Remove("--broken", out var seed);
        var triesFixes = options.Remove("--fix", out var output);
        var isDeep = options.Remove("--deep", out var source);
        var number = Random.Shared.Next();
        return options.Count > 0 || folders.Count == 0 && !isDeep || !folders.TrueForAll(Directory.Exists)
            || seed is not null && !int.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            ? null
            : new(folders, triesFixes, output, isBroken ? number : null, isDeep, source);
    }
}
