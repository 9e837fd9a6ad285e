using System.Buffers;
using System.Globalization;
using System.Text;

namespace SciLlm.Json.Repairs;

/// <summary>The words of the language: strings, keys, numbers, keywords, and what stands between them.</summary>
internal sealed partial class JsonRewriter
{
    // What may end a string, or has to be written otherwise.
    private static readonly SearchValues<char> NotCopied =
        SearchValues.Create(string.Concat(Enumerable.Range(0, ' ').Select(control => (char)control)) + "\"\\'\u2018\u2019\u201C\u201D\u201E");

    private int _numberEnd = -1;

    private static bool IsLetter(int character) => character >= 0 && (char.IsLetter((char)character) || character is '_' or '$');

    private static bool IsDigit(int character) => character is >= '0' and <= '9';

    private static bool IsJsonBlank(int character) => character is ' ' or '\t' or '\n' or '\r';

    private static bool IsBlank(int character) => character >= 0 && (char.IsWhiteSpace((char)character) || character == '\uFEFF');

    /// <summary>Blanks and comments.</summary>
    private void Blanks()
    {
        while (true)
        {
            if (IsJsonBlank(Next))
            {
                Copy();
            }
            else if (IsBlank(Next))
            {
                _position++;
                Replace(JsonRepairKind.Character, _position - 1, " ");
            }
            else if (Next is not ('/' or '#'))
            {
                return;
            }
            else if (Next == '#' || IsAt("//"))
            {
                // The line's end stays; a comment without one may have swallowed what belongs to the value.
                Comment(text.AsSpan(_position).IndexOfAny('\n', '\r'), 0);
            }
            else if (IsAt("/*"))
            {
                Comment(text.AsSpan(Math.Min(_position + 2, text.Length)).IndexOf("*/", StringComparison.Ordinal), 4);
            }
            else
            {
                return;
            }
        }
    }

    private void Comment(int length, int marks)
    {
        if (length < 0) throw Refused("there is a comment that does not end");
        var from = _position;
        Steps += length;
        _position += length + marks;
        Replace(JsonRepairKind.Comment, from, "");
    }

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

    private string Identifier()
    {
        if (!IsLetter(Next)) throw Refused($"there is {Here()} where a key has to be");
        var from = _position;
        var name = Word();

        // In Python's words these keys are no texts.
        if (name is "True" or "False" or "None" or "true" or "false" or "null") throw new JsonRefusedException(from, $"there is the keyword {name} where a key has to be");
        Replace(JsonRepairKind.UnquotedKey, from, $"\"{name}\"");
        return name;
    }

    private string Word()
    {
        var from = _position;
        while (IsLetter(Next) || IsDigit(Next)) _position++;
        return text[from.._position];
    }

    private void Keyword()
    {
        var from = _position;
        var word = Word();
        EnsureWhole(from, word is "true" or "false" or "null" or "True" or "False" or "None");
        if (word is "true" or "false" or "null") _output.Append(word);
        else Replace(JsonRepairKind.PythonKeyword, from, word switch { "True" => "true", "False" => "false", _ => "null" });
    }

    private void Number()
    {
        var from = _position;
        if (Next == '-') _position++;
        var isWhole = Next == '0' ? Digits(1) : Digits();
        if (Next == '.') isWhole &= Skip() && Digits();
        if (Next is 'e' or 'E')
        {
            _position++;
            if (Next is '+' or '-') _position++;
            isWhole &= Digits();
        }

        EnsureWhole(from, isWhole);
        _output.Append(text, from, _position - from);
        _numberEnd = _position;
    }

    private bool Digits(int most = int.MaxValue)
    {
        var from = _position;
        while (IsDigit(Next) && _position - from < most) _position++;
        return _position > from;
    }

    private bool Skip()
    {
        _position++;
        return true;
    }

    private void EnsureWhole(int from, bool isWhole)
    {
        if (isWhole && (Next < 0 || IsBlank(Next) || Next is ',' or '}' or ']' or '/' or '#')) return;
        throw new JsonRefusedException(from, "there is something that is no JSON value, or only the beginning of one");
    }
}
