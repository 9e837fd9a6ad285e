namespace SciLlm.Analyzers.Scripts;

/// <summary>Says whether a text holds any of many words, in any case, and looks at few of its characters to do so.</summary>
/// <remarks>
/// Wu and Manber's algorithm: the last two characters of a window as long as the shortest word tell how far it may be moved. A search for the
/// first letters of all words at once is five times slower, because the words of URLs begin like each other and like most of any code.
/// </remarks>
internal sealed class WordSearch
{
    private readonly byte[] _shifts = new byte[1 << 16];
    private readonly Dictionary<int, List<string>> _words = [];
    private readonly int _window;

    /// <param name="words">ASCII, of two letters or more.</param>
    public WordSearch(IEnumerable<string> words)
    {
        var all = words.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        _window = all.Min(static word => word.Length);
        for (var pair = 0; pair < _shifts.Length; pair++)
            _shifts[pair] = (byte)(_window - 1);
        foreach (var word in all)
        {
            for (var end = 1; end < _window; end++)
            {
                foreach (var pair in Pairs(word[end - 1], word[end]))
                    _shifts[pair] = Math.Min(_shifts[pair], (byte)(_window - 1 - end));
            }
            foreach (var pair in Pairs(word[_window - 2], word[_window - 1]))
            {
                if (!_words.TryGetValue(pair, out var others))
                    _words[pair] = others = [];
                others.Add(word);
            }
        }
    }

    public bool FindsIn(ReadOnlySpan<char> text)
    {
        var shifts = _shifts;
        for (var end = _window - 1; end < text.Length;)
        {
            var pair = Pair(text[end - 1], text[end]);
            var shift = shifts[pair];
            if (shift == 0 && AnyStarts(text.Slice(end - _window + 1), pair))
                return true;
            end += Math.Max((int)shift, 1);
        }
        return false;
    }

    private bool AnyStarts(ReadOnlySpan<char> text, int pair)
    {
        foreach (var word in _words[pair])
        {
            if (text.StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Characters that are no ASCII share the place of one that is; that costs a look, and no word.</summary>
    private static int Pair(char first, char second) => (byte)first << 8 | (byte)second;

    /// <summary>Two letters in every case.</summary>
    private static IEnumerable<int> Pairs(char first, char second) =>
        from left in Cases(first)
        from right in Cases(second)
        select Pair(left, right);

    private static char[] Cases(char letter) => [char.ToLowerInvariant(letter), char.ToUpperInvariant(letter)];
}
