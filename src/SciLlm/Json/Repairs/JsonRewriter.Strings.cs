using System.Buffers;
using System.Globalization;
using System.Text;

namespace SciLlm.Json.Repairs;

/// <summary>Strings and quoted keys, in whatever quotes.</summary>
internal sealed partial class JsonRewriter
{
    // What may end a string, or has to be written otherwise.
    private static readonly SearchValues<char> NotCopied =
        SearchValues.Create(string.Concat(Enumerable.Range(0, ' ').Select(control => (char)control)) + "\"\\'\u2018\u2019\u201C\u201D\u201E");

    private string QuotedKey(QuotePair quotes)
    {
        var said = new StringBuilder();
        String(quotes, said);
        return said.ToString();
    }

    /// <summary>A string in whatever quotes.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="said">Where to put what the string says; null when nobody asks.</param>
    private void String(QuotePair quotes, StringBuilder? said)
    {
        var (from, place, changes) = (_position, _output.Length, _changes.Count);
        _position++;
        _output.Append('"');
        CopyPlain(said);
        while (Next != quotes.Closing)
        {
            if (Next < 0) throw new JsonRefusedException(from, "begins a string that does not end");
            if (quotes.Excludes(Next)) throw Refused($"there is {Here()} in a string that begins with '{text[from]}'");
            if (Next == '\\') Escape(said);
            else Character(said);
            CopyPlain(said);
        }

        _position++;
        _output.Append('"');
        if (quotes.Opening == '"') return;

        // One change for the whole string says it all.
        _changes.RemoveRange(changes, _changes.Count - changes);
        _changes.Add(new JsonRepairChange(JsonRepairKind.Quotes, from, text[from.._position], _output.ToString(place, _output.Length - place)));
    }

    private void CopyPlain(StringBuilder? said)
    {
        var rest = text.AsSpan(_position);
        var plain = rest.IndexOfAny(NotCopied) is var end and >= 0 ? rest[..end] : rest;
        Steps += plain.Length;
        _position += plain.Length;
        _output.Append(plain);
        said?.Append(plain);
    }

    /// <summary>A character of a string that may have to be written otherwise.</summary>
    private void Character(StringBuilder? said)
    {
        var character = text[_position++];
        said?.Append(character);
        if (character >= ' ')
        {
            _output.Append(character == '"' ? "\\\"" : character.ToString());
            return;
        }

        Replace(JsonRepairKind.Character, _position - 1, character switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        });
    }

    private void Escape(StringBuilder? said)
    {
        var from = _position++;
        var letter = Next;
        _position++;
        if (letter == '\'')
        {
            said?.Append('\'');
            Replace(JsonRepairKind.Character, from, "'");
            return;
        }

        var meaning = letter switch
        {
            '"' or '\\' or '/' => (char)letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' when Unit() is { } unit => unit,
            _ => throw new JsonRefusedException(from, "there is an escape that JSON does not have, or one that is cut off"),
        };
        said?.Append(meaning);
        _output.Append(text, from, _position - from);
    }

    private char? Unit()
    {
        if (text.Length < _position + 4 || !ushort.TryParse(text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)) return null;
        _position += 4;
        return (char)unit;
    }
}
