namespace SciLlm.Analyzers.Survey.Attack;

/// <summary>Any text, broken in a place or two: scripts of every language, pages of exceptions.</summary>
internal static class BrokenText
{
    private const int MostBreaks = 4;
    private const int LongestPiece = 80;
    private const int DeepestNesting = 2_000;

    /// <summary>What opens something that may never be closed, escapes what follows, or ends a line in a way of its own.</summary>
    private static readonly string[] Openers =
    [
        "\"", "'", "\"\"\"", "'''", "`", "(", "[", "{", "${", "$(", "$((", "@\"", "@'", "<<EOF\n", "<<-'EOF'\n", "<(", "/*", "//",
        "#", "\\", "\\\r\n", "^\r\n", "`\r\n", "|", "||", "&&", ";", "\0", "\r", "\t",
        "\uFEFF", "\u2028", "\uD83D", "%", "%%", "!!", "~~~", "```", "<!--", "run: |\n", "f\"{", "$'", "r\"", "=>", "...",
    ];

    /// <param name="text">Any text.</param>
    /// <param name="random">Says where and how: the same state and the same text give the same text.</param>
    public static string Of(string text, Random random)
    {
        for (var breaks = random.Next(MostBreaks) + 1; breaks > 0; breaks--)
            text = BrokenOnce(text, random);
        return text;
    }

    private static string BrokenOnce(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(LongestPiece, text.Length - at) + 1);
        var opener = random.GetItems(Openers, 1)[0];
        return random.Next(9) switch
        {
            0 => text[..at],
            1 => text[at..],
            2 => text.Remove(at, length),
            3 => text.Insert(at, text.Substring(at, length)),
            4 => text.Remove(at, length).Insert(random.Next(text.Length - length + 1), text.Substring(at, length)),
            5 => text.ReplaceLineEndings(random.GetItems(["\r\n", "\n", "\r", " "], 1)[0]),
            6 => text.Insert(at, string.Concat(Enumerable.Repeat(opener, random.Next(DeepestNesting)))),
            _ => text.Insert(at, opener),
        };
    }
}
