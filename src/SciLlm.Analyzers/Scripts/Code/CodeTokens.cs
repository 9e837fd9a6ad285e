namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>The tokens of a piece of code, in their order.</summary>
/// <remarks>A file has very many, so each is two numbers here, and becomes a <see cref="CodeToken"/> when somebody looks at it.</remarks>
internal sealed class CodeTokens(CodeSource source)
{
    /// <summary>There are about as many characters to a token, white space included.</summary>
    private const int CharactersPerToken = 7;

    private const int KindBits = 2;

    private int[] _starts = new int[source.Text.Length / CharactersPerToken + 16];
    private int[] _lengthsAndKinds = new int[source.Text.Length / CharactersPerToken + 16];
    private int[]? _closings;
    private CodeBlocks? _blocks;

    /// <summary>The blocks that the code is written in.</summary>
    public CodeBlocks Blocks => _blocks ??= new(source.Text);

    public int Count { get; private set; }

    public CodeToken this[int index] => new(KindOf(index), source, _starts[index], _lengthsAndKinds[index] >> KindBits);

    public CodeTokenKind KindOf(int index) => (CodeTokenKind)(_lengthsAndKinds[index] & (1 << KindBits) - 1);

    /// <summary>Zero for everything that is no symbol, and behind the end.</summary>
    public char SymbolOf(int index) => index < Count && KindOf(index) is CodeTokenKind.Symbol ? source.Text[_starts[index]] : '\0';

    public void Add(CodeTokenKind kind, int start, int length)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * Count);
            Array.Resize(ref _lengthsAndKinds, 2 * Count);
        }
        _starts[Count] = start;
        _lengthsAndKinds[Count++] = length << KindBits | (int)kind;
    }

    /// <summary>The bracket that closes the one at a place, or the last token before the end. Brackets of all kinds count as one.</summary>
    public int Closing(int open, int end)
    {
        var close = (_closings ??= Closings())[open];
        return close > 0 && close < end ? close : end - 1;
    }

    /// <summary>The bracket that the one at a place closes; the start of the code where none does.</summary>
    public int Opening(int close)
    {
        var depth = 0;
        for (var at = close; at > 0; at--)
        {
            depth += this[at].IsClosing ? 1 : this[at].IsOpening ? -1 : 0;
            if (depth == 0)
                return at;
        }
        return 0;
    }

    private int[] Closings()
    {
        var closings = new int[Count];
        var open = new int[Count];
        var depth = 0;
        for (var at = 0; at < Count; at++)
        {
            var symbol = SymbolOf(at);
            if (symbol is '(' or '[' or '{')
                open[depth++] = at;
            else if (depth > 0 && symbol is (')' or ']' or '}'))
                closings[open[--depth]] = at;
        }
        return closings;
    }
}
