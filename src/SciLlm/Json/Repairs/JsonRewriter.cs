using System.Text;

namespace SciLlm.Json.Repairs;

/// <summary>
/// Reads JSON as models write it and writes it as it should be, in one pass and without recursion. What is right is copied as it stands.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="canClose">Whether closing brackets may be missing at the end.</param>
internal sealed partial class JsonRewriter(string text, bool canClose)
{
    private readonly StringBuilder _output = new(text.Length);
    private readonly List<JsonRepairChange> _changes = [];
    private readonly Stack<Container> _open = [];
    private int _position;
    private bool _isFenced;

    public IReadOnlyList<JsonRepairChange> Changes => _changes;

    /// <summary>How often a character was looked at.</summary>
    public long Steps { get; private set; }

    private int Next
    {
        get
        {
            Steps++;
            return _position < text.Length ? text[_position] : -1;
        }
    }

    private bool IsAtEnd => Next < 0 || (_isFenced && IsAt(Fence));

    /// <summary>The repaired JSON.</summary>
    /// <exception cref="JsonRefusedException">There is none without inventing or dropping data.</exception>
    public string Rewrite()
    {
        SkipToValue();
        var isScalar = !IsBracket(Next);
        Value();
        while (_open.TryPeek(out var container))
        {
            Blanks();
            if (IsAtEnd) CloseAll(container);
            else if (Next == container.Closing) Close();
            else if (container.IsEmpty || Comma(container)) Element(container);
        }

        EndAfterValue(isScalar);
        return _output.ToString();
    }

    private static bool IsBracket(int character) => character is '{' or '[' or '}' or ']';

    private void Open(char closing)
    {
        _open.Push(new Container(closing));
        Copy();
    }

    private void Close()
    {
        _open.Pop();
        Copy();
    }

    /// <summary>Closes what is open at the end of the text, where nothing but the brackets can be missing.</summary>
    private void CloseAll(Container container)
    {
        if (!canClose) throw Refused("it ends before it is complete, and the model does not say that it was done");
        if (container.IsEmpty) throw Refused($"it ends where {(container.Closing == '}' ? "members" : "items")} may be missing");
        if (_numberEnd == text.Length) throw Refused("it ends with a number that may be cut off");
        var missing = string.Concat(_open.Select(open => open.Closing));
        _open.Clear();
        _output.Append(missing);
        _changes.Add(new JsonRepairChange(JsonRepairKind.MissingBrackets, _position, "", missing));
    }

    /// <summary>The comma after an element; returns whether another element comes after it.</summary>
    private bool Comma(Container container)
    {
        if (Next != ',') throw Refused($"there is {Here()} where a comma or '{container.Closing}' has to be");
        var (position, place) = (_position, _output.Length);
        Copy();
        Blanks();
        if (Next != container.Closing) return true;
        _output.Remove(place, 1);
        _changes.Add(new JsonRepairChange(JsonRepairKind.TrailingComma, position, ",", ""));
        return false;
    }

    private void Element(Container container)
    {
        container.IsEmpty = false;
        if (container.Closing == '}')
        {
            Key(container);
            Blanks();
            if (Next != ':') throw Refused($"there is {Here()} where the colon after a key has to be");
            Copy();
        }

        Blanks();
        Value();
    }

    private void Key(Container container)
    {
        var position = _position;
        var key = QuotePair.Of(Next) is { } quotes ? QuotedKey(quotes) : Identifier();
        if (!container.Keys.Add(key)) throw new JsonRefusedException(position, $"the key '{key}' is there for the second time");
    }

    /// <summary>A scalar, or the opening bracket of a container.</summary>
    private void Value()
    {
        if (Next == '{') Open('}');
        else if (Next == '[') Open(']');
        else if (QuotePair.Of(Next) is { } quotes) String(quotes, said: null);
        else if (Next is '-' or (>= '0' and <= '9')) Number();
        else if (IsLetter(Next)) Keyword();
        else throw Refused($"there is {Here()} where a value has to be");
    }

    private void Copy() => _output.Append(text[_position++]);

    private bool IsAt(string expected)
    {
        Steps += expected.Length;
        return text.AsSpan(_position).StartsWith(expected, StringComparison.Ordinal);
    }

    /// <summary>Notes that the text from a position to here became something else, and writes that.</summary>
    private void Replace(JsonRepairKind kind, int from, string added)
    {
        _output.Append(added);
        _changes.Add(new JsonRepairChange(kind, from, text[from.._position], added));
    }

    private JsonRefusedException Refused(string why) => new(_position, why);

    private string Here() => Next switch
    {
        < 0 => "the end",
        < ' ' => $"U+{Next:X4}",
        _ => $"'{(char)Next}'",
    };

    /// <summary>An object or array that is not closed yet.</summary>
    private sealed class Container(char closing)
    {
        private HashSet<string>? _keys;

        public char Closing => closing;

        public bool IsEmpty { get; set; } = true;

        public HashSet<string> Keys => _keys ??= new(StringComparer.Ordinal);
    }
}
