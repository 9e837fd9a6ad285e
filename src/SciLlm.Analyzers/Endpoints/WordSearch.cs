namespace SciLlm.Analyzers.Endpoints;

/// <summary>Finds many words in a text, in any case, in one pass that looks at few of its characters.</summary>
/// <remarks>
/// Wu and Manber's algorithm: the last three characters of a window as long as the shortest word tell how far it may be moved. A search for the
/// first letters of all words at once is many times slower, because the words of URLs begin like each other and like most of any code.
/// </remarks>
internal sealed class WordSearch
{
    /// <summary>The low bits of a character: those of a letter are the same in both cases.</summary>
    private const int Bits = 5;

    private const int Low = (1 << Bits) - 1;

    private readonly byte[] _shifts = new byte[1 << 3 * Bits];
    private readonly Dictionary<int, List<string>> _words = [];
    private readonly int _window;

    /// <param name="words">ASCII, of three letters or more.</param>
    public WordSearch(IEnumerable<string> words)
    {
        var all = words.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        _window = all.Min(static word => word.Length);
        for (var three = 0; three < _shifts.Length; three++)
            _shifts[three] = (byte)(_window - 2);
        foreach (var word in all)
        {
            for (var end = 2; end < _window; end++)
            {
                var three = Three(word[end - 2], word[end - 1], word[end]);
                _shifts[three] = Math.Min(_shifts[three], (byte)(_window - 1 - end));
            }
            var last = Three(word[_window - 3], word[_window - 2], word[_window - 1]);
            if (!_words.TryGetValue(last, out var others))
                _words[last] = others = [];
            others.Add(word);
        }
    }

    public bool FindsIn(ReadOnlySpan<char> text) => FindsIn(text, static (_, _) => true);

    /// <summary>Whether a word is found that is enough; it is asked with the word and where it begins.</summary>
    public bool FindsIn(ReadOnlySpan<char> text, Func<string, int, bool> isEnough)
    {
        var shifts = _shifts;
        for (var end = _window - 1; end < text.Length;)
        {
            var three = Three(text[end - 2], text[end - 1], text[end]);
            var shift = shifts[three];
            if (shift == 0 && AnyStarts(text, end - _window + 1, three, isEnough))
                return true;
            end += Math.Max((int)shift, 1);
        }
        return false;
    }

    private bool AnyStarts(ReadOnlySpan<char> text, int at, int three, Func<string, int, bool> isEnough)
    {
        foreach (var word in _words[three])
        {
            if (text.Slice(at).StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase) && isEnough(word, at))
                return true;
        }
        return false;
    }

    /// <summary>Other characters share the place of these; that costs a look, and no word.</summary>
    private static int Three(char first, char second, char third) => (first & Low) << 2 * Bits | (second & Low) << Bits | third & Low;
}
