namespace SciLlm.Testing.Echo;

/// <summary>
/// The echo model's tokens: a word with the white space before it, so that all tokens in a row are the text again.
/// Simple enough that a test can count them by eye.
/// </summary>
internal static class Tokens
{
    public static IEnumerable<string> Split(string? text)
    {
        for (var (start, rest) = (0, text ?? ""); start < rest.Length;)
        {
            var end = End(rest, start);
            yield return rest[start..end];
            start = end;
        }
    }

    public static int Count(string? text)
    {
        var count = 0;
        for (var start = 0; start < text?.Length; start = End(text, start))
        {
            count++;
        }

        return count;
    }

    /// <summary>The first so many tokens of a text.</summary>
    public static string Take(string text, int tokens)
    {
        var end = 0;
        for (; tokens > 0 && end < text.Length; tokens--)
        {
            end = End(text, end);
        }

        return text[..end];
    }

    private static int End(string text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (start < text.Length && !char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }
}
