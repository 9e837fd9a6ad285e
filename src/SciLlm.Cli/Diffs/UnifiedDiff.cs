using DiffPlex.Renderer;

namespace SciLlm.Cli.Diffs;

/// <summary>What changes in a file, as <c>git</c> and <c>patch</c> write it; coloured where somebody looks.</summary>
internal static class UnifiedDiff
{
    private const string Reset = "\e[0m";

    /// <param name="before">Null for a file that is not there yet.</param>
    /// <param name="shownAs">The path with slashes.</param>
    public static string Of(string? before, string after, string shownAs) =>
        UnidiffRenderer.GenerateUnidiff(before ?? "", after, before is null ? "/dev/null" : "a/" + shownAs, "b/" + shownAs).TrimEnd();

    /// <summary>Whether the standard output is a terminal that wants colours.</summary>
    public static bool IsColoured => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static void Write(TextWriter output, string diff, bool coloured)
    {
        foreach (var line in diff.ReplaceLineEndings("\n").Split('\n'))
            output.WriteLine(coloured && Colour(line) is { } colour ? colour + line + Reset : line);
        output.WriteLine();
    }

    private static string? Colour(string line) => line switch
    {
        ['-', '-', '-', ' ', ..] or ['+', '+', '+', ' ', ..] => "\e[1m",
        ['-', ..] => "\e[31m",
        ['+', ..] => "\e[32m",
        ['@', ..] => "\e[36m",
        _ => null,
    };
}
