namespace SciLlm.Analyzers.Authentication;

/// <summary>What people write where a key would stand: words, rows of letters, the name of the thing itself.</summary>
internal static class Placeholders
{
    private const int FewestDifferent = 6;

    /// <summary>Long enough that they do not turn up in a random key.</summary>
    private static readonly string[] Words =
    [
        "your", "test", "fake", "mock", "demo", "here", "none", "null", "todo", "xxxx", "dummy", "example", "sample", "placeholder", "change", "insert",
        "replace", "secret", "token", "apikey", "password", "default", "needed", "enter", "local", "stub",
    ];

    /// <summary>Too short for that: they count between two hyphens, dots or underscores.</summary>
    private static readonly string[] ShortWords = ["key", "api", "my", "the", "abc", "xxx"];

    /// <summary>Whether a text has what every key has, and nothing that people write instead of one.</summary>
    public static bool MayBeReal(string text) =>
        text.Any(char.IsDigit) && text.Any(char.IsLetter)
        && text.Distinct().Count() >= FewestDifferent
        && !IsVariable(text)
        && !IsSequence(text)
        && !Words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
        && !text.Split('-', '_', '.').Any(part => ShortWords.Contains(part, StringComparer.OrdinalIgnoreCase))
        && !Vendors.IsNamedIn(text);

    /// <summary>The name of a constant or of an environment variable.</summary>
    private static bool IsVariable(string text) => text.Contains('_') && !text.Any(char.IsLower) && char.IsUpper(text[0]);

    /// <summary><c>0123456789abcdef</c>, <c>aaaaaaaa</c>.</summary>
    private static bool IsSequence(string text)
    {
        var steps = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] - text[at - 1] is 0 or 1)
                steps++;
        }
        return steps * 2 >= text.Length;
    }
}
