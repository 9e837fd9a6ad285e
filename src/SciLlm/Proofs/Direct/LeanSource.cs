using System.Text;

namespace SciLlm.Proofs.Direct;

/// <summary>
/// Lean code as the compiler will see it: without comments, and without texts, in which every word would be harmless. What is put into an interpolated
/// text is code, so such texts stay.
/// </summary>
internal sealed class LeanSource
{
    /// <summary>What makes a proof of nothing, has the compiler believe something, changes what words mean, or runs programs.</summary>
    private static readonly HashSet<string> Forbidden = new(StringComparer.Ordinal)
    {
        "sorry", "sorryAx", "admit", "axiom", "opaque", "native_decide", "native", "ofReduceBool", "reduceBool", "trustCompiler", "unsafe",
        "implemented_by", "extern", "csimp", "skipKernelTC", "addDecl", "instance", "notation", "notation3", "infix", "infixl", "infixr", "prefix", "postfix", "macro",
        "macro_rules", "syntax", "declare_syntax_cat", "elab", "elab_rules", "simproc", "initialize", "builtin_initialize", "run_cmd", "run_tac", "run_elab",
        "run_meta", "#eval", "#exit",
    };

    private readonly string[] _words;

    private LeanSource(string code) => _words = [.. Words(code)];

    public static LeanSource Of(string code) => new(Strip(code));

    /// <summary>The first word that no proof may hold; null when there is none.</summary>
    public string? ForbiddenWord => _words.FirstOrDefault(word => word.Split('.').Any(Forbidden.Contains) || Forbidden.Contains(word));

    /// <summary>Whether the code states a theorem in exactly these words, and then proves it.</summary>
    public bool States(string theorem)
    {
        string[] stated = [.. Words(Strip(theorem))];
        return Enumerable.Range(0, Math.Max(0, _words.Length - stated.Length))
            .Any(at => _words.AsSpan(at, stated.Length).SequenceEqual(stated) && _words[at + stated.Length] is ":=" or "|");
    }

    /// <summary>Whether the code declares a theorem of this name.</summary>
    public bool Declares(string name) =>
        Enumerable.Range(0, Math.Max(0, _words.Length - 1)).Any(at => _words[at] is "theorem" or "lemma" && _words[at + 1] == name);

    /// <summary>The code with a blank for every comment and every plain text.</summary>
    public static string Strip(string code)
    {
        var stripped = new StringBuilder(code.Length);
        for (var at = 0; at < code.Length;)
        {
            var end = EndOfComment(code, at) ?? EndOfText(code, at);
            if (end is null)
            {
                stripped.Append(code[at++]);
                continue;
            }

            stripped.Append(' ');
            at = end.Value;
        }

        return stripped.ToString();
    }

    private static int? EndOfComment(string code, int at)
    {
        if (At(code, at, "--")) return code.IndexOf('\n', at) is >= 0 and var end ? end : code.Length;
        if (!At(code, at, "/-")) return null;

        // Block comments nest.
        var depth = 0;
        while (at < code.Length)
        {
            depth += At(code, at, "/-") ? 1 : At(code, at, "-/") ? -1 : 0;
            at += At(code, at, "/-") || At(code, at, "-/") ? 2 : 1;
            if (depth == 0) break;
        }

        return at;
    }

    private static int? EndOfText(string code, int at)
    {
        if (code[at] == '\'' && (at == 0 || !IsWordPart(code[at - 1])))
            return At(code, at + 1, "\\") && at + 3 < code.Length ? at + 4 : at + 2 < code.Length && code[at + 2] == '\'' ? at + 3 : null;
        if (code[at] != '"' || at > 0 && code[at - 1] == '!') return null;
        for (var end = at + 1; end < code.Length; end++)
        {
            if (code[end] == '\\') end++;
            else if (code[end] == '"') return end + 1;
        }

        return code.Length;
    }

    private static IEnumerable<string> Words(string code)
    {
        for (var at = 0; at < code.Length;)
        {
            var start = at;
            while (at < code.Length && (IsWordPart(code[at]) || at == start && code[at] == '#')) at++;
            if (at > start)
            {
                yield return code[start..at].Trim('.', '«', '»');
                continue;
            }

            at += At(code, at, ":=") ? 2 : 1;
            if (!char.IsWhiteSpace(code[start])) yield return code[start..at];
        }
    }

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character is '_' or '\'' or '!' or '?' or '.' or '«' or '»' || char.IsSurrogate(character);

    private static bool At(string code, int at, string text) => string.CompareOrdinal(code, at, text, 0, text.Length) == 0;
}
