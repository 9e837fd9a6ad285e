namespace SciLlm.Analyzers.Endpoints;

/// <summary>Finds many words in a text, in any case, in one pass over it.</summary>
internal sealed class WordFinder
{
    private const int Ascii = 128;

    /// <summary>The words by their first two letters, which rule out nearly every place of a text.</summary>
    private readonly int[]?[] _byBeginning = new int[]?[Ascii * Ascii];
    private readonly string[] _words;

    /// <param name="words">Of two ASCII characters at least.</param>
    public WordFinder(IEnumerable<string> words)
    {
        _words = words.Select(static word => word.ToLowerInvariant()).Distinct().ToArray();
        foreach (var group in Enumerable.Range(0, _words.Length).GroupBy(at => Beginning(_words[at][0], _words[at][1])))
            _byBeginning[group.Key] = [.. group];
    }

    /// <summary>Whether a word is found that is enough; it is asked with the word and where it begins.</summary>
    public bool Any(string text, Func<string, int, bool> isEnough)
    {
        var previous = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var current = Lower(text[at]);
            if (_byBeginning[Beginning(previous, current)] is { } candidates)
            {
                foreach (var candidate in candidates)
                {
                    if (IsAt(text, at - 1, _words[candidate]) && isEnough(_words[candidate], at - 1))
                        return true;
                }
            }
            previous = current;
        }
        return false;
    }

    private static bool IsAt(string text, int start, string word)
    {
        if (text.Length - start < word.Length)
            return false;
        for (var at = 2; at < word.Length; at++)
        {
            if (Lower(text[start + at]) != word[at])
                return false;
        }
        return true;
    }

    private static int Beginning(char first, char second) => first * Ascii + second;

    /// <summary>The lower case of a letter; no word has what is beyond ASCII.</summary>
    private static char Lower(char character) =>
        character is >= 'A' and <= 'Z' ? (char)(character | 0x20) : character < Ascii ? character : '\0';
}
