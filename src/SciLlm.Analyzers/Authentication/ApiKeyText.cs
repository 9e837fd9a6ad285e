namespace SciLlm.Analyzers.Authentication;

/// <summary>An API key in a text.</summary>
/// <param name="Start">Where in the text the key begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Prefix">The vendor's mark, which is no secret; empty where there is none.</param>
/// <param name="Variable">The environment variable that vendor's key is kept in; null where the mark does not say whose it is: others than OpenAI use <c>sk-</c> too.</param>
/// <param name="IsTelling">Whether the text alone shows an LLM key. Otherwise the place it is written at has to.</param>
internal sealed record ApiKeyText(int Start, int Length, string Prefix, string? Variable, bool IsTelling)
{
    private const int ShortestAnywhere = 8;
    private const int LongestLiteral = 2000;

    /// <summary>So many characters in a row that no one would make up: UUIDs, slugs and model names have shorter ones.</summary>
    private const int ShortestRun = 16;

    /// <summary>The longer mark first. Google gives the same kind of key for maps and much else, so that one tells nothing alone.</summary>
    private static readonly (string Prefix, string? Variable, bool IsTelling)[] Vendors =
    [
        ("sk-lf-", null, false),
        ("sk-ant-", "ANTHROPIC_API_KEY", true),
        ("sk-or-", "OPENROUTER_API_KEY", true),
        ("sk-proj-", "OPENAI_API_KEY", true),
        ("sk-svcacct-", "OPENAI_API_KEY", true),
        ("sk-", null, true),
        ("gsk_", "GROQ_API_KEY", true),
        ("xai-", "XAI_API_KEY", true),
        ("cpk_", "CHUTES_API_KEY", true),
        ("pplx-", "PERPLEXITY_API_KEY", true),
        ("nvapi-", "NVIDIA_API_KEY", true),
        ("AIza", "GEMINI_API_KEY", false),
    ];

    /// <summary>How the names of accounts and of what is in them begin, which are no secrets.</summary>
    private static readonly string[] Ids = ["org-", "proj_", "asst_", "thread_", "file-"];

    private static readonly string[] Schemes = ["Authorization: Bearer ", "Bearer ", "x-api-key: ", "api-key: "];

    /// <summary>The first key in a text; null when there is none, or only something that stands for one.</summary>
    public static ApiKeyText? FindIn(string text)
    {
        if (text.Length is < ShortestAnywhere or > LongestLiteral)
            return null;
        return text.Length >= ShortestRun && WithMark(text) is { } marked ? marked : AfterScheme(text);
    }

    private static ApiKeyText? WithMark(string text)
    {
        foreach (var (prefix, variable, isTelling) in Vendors)
        {
            for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
            {
                if (at > 0 && IsOfKey(text[at - 1]))
                    continue;
                var key = text.Substring(at, LengthOfKey(text, at));
                if (IsWhole(text, at + key.Length) && LongestRun(key, prefix.Length) >= ShortestRun && Placeholders.MayBeReal(key.Substring(prefix.Length)))
                    return new(at, key.Length, prefix, variable, isTelling);
            }
        }
        return null;
    }

    /// <summary>The whole text, but for a scheme before it; nothing but its place can tell what it is.</summary>
    private static ApiKeyText? AfterScheme(string text)
    {
        if (!IsOfKey(text[text.Length - 1]))
            return null;
        var scheme = Schemes.FirstOrDefault(each => text.StartsWith(each, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;
        var length = text.Length - scheme;
        return length >= ShortestAnywhere && LengthOfKey(text, scheme) == length && !Ids.Any(id => text.StartsWith(id, StringComparison.Ordinal)) && Placeholders.MayBeReal(text.Substring(scheme))
            ? new(scheme, length, "", null, IsTelling: false)
            : null;
    }

    private static int LengthOfKey(string text, int start)
    {
        var end = start;
        while (end < text.Length && IsOfKey(text[end]))
            end++;
        // A full stop ends a sentence, not a key.
        while (end > start && text[end - 1] == '.')
            end--;
        return end - start;
    }

    /// <summary>A mask or a pattern goes on where a key would end.</summary>
    private static bool IsWhole(string text, int end) => end == text.Length || text[end] is not ('*' or '[' or '{' or '.' or '…' or '+' or '\\');

    public static bool HasLongRun(string text) => LongestRun(text, 0) >= ShortestRun;

    private static int LongestRun(string key, int start)
    {
        var (longest, run) = (0, 0);
        for (var at = start; at < key.Length; at++)
        {
            run = char.IsLetterOrDigit(key[at]) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static bool IsOfKey(char character) => character is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '-' or '_' or '.';
}
