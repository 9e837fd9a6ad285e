using System.Collections;

namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>The tokens of a piece of code, in their order.</summary>
/// <remarks>A List of these would be compiled anew by every process that starts, and run slowly until it is: only what is no generic type is compiled ahead.</remarks>
internal sealed class CodeTokens(int capacity) : IReadOnlyList<CodeToken>
{
    private CodeToken[] _items = new CodeToken[Math.Max(capacity, 16)];

    public int Count { get; private set; }

    public CodeToken this[int index] => _items[index];

    public void Add(CodeToken token)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, 2 * Count);
        _items[Count++] = token;
    }

    public IEnumerator<CodeToken> GetEnumerator() => _items.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
