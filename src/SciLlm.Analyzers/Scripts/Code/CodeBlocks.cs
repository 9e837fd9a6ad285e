namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Which lines belong to which block, by their indentation: languages write blocks in different ways, and people indent them in all.</summary>
internal static class CodeBlocks
{
    /// <summary>Whether the block that has a place goes on up to another one, so that what is done at the first is done whenever the second is reached.</summary>
    public static bool Holds(string text, int from, int to) => AreIndented(text, from, to, IndentOfLine(text, LineStart(text, from)));

    /// <summary>Whether a place is inside of what the line of another one begins, such as a function.</summary>
    public static bool Contains(string text, int head, int at) => AreIndented(text, head, at, IndentOfLine(text, LineStart(text, head)) + 1);

    private static bool AreIndented(string text, int from, int to, int indent)
    {
        for (var line = LineEnd(text, from); line < to; line = LineEnd(text, line + 1))
        {
            if (IndentOfLine(text, line + 1) < indent && !IsBlank(text, line + 1))
                return false;
        }
        return true;
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string text, int at) => at < text.Length && text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;

    private static int IndentOfLine(string text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at - start;
    }

    private static bool IsBlank(string text, int start) => start + IndentOfLine(text, start) is var at && (at >= text.Length || text[at] is '\r' or '\n');
}
