namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>The comments of a language of code.</summary>
internal static class CodeComment
{
    /// <summary>Where the comment ends that starts at a place; the place itself where none does.</summary>
    public static int End(CodeSource source, int at)
    {
        var (text, syntax) = (source.Text, source.Syntax);
        if (syntax.HasHashComments && text[at] == '#' || syntax.HasSlashComments && Starts(text, at, "//"))
            return text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
        if (syntax.HasSlashComments && Starts(text, at, "/*"))
            return Behind(text, "*/", at);
        if (syntax.HasBlockComments && Starts(text, at, "=begin") && (at == 0 || text[at - 1] == '\n'))
            return Behind(text, "\n=end", at);
        return at;
    }

    private static bool Starts(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static int Behind(string text, string close, int at) => text.IndexOf(close, at, StringComparison.Ordinal) is var end and >= 0 ? end + close.Length : text.Length;
}
