using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SciLlm.Json.Patterns;

/// <summary>Reads a pattern by code points and escapes.</summary>
internal sealed partial class PatternReader(string pattern)
{
    private int _position;

    /// <summary>The next UTF-16 unit; -1 at the end.</summary>
    public int Next => _position < pattern.Length ? pattern[_position] : -1;

    public bool TryRead(out int codePoint)
    {
        codePoint = Next;
        if (codePoint < 0) return false;
        _position++;
        if (char.IsHighSurrogate((char)codePoint) && Next is var low and >= 0 && char.IsLowSurrogate((char)low))
        {
            codePoint = char.ConvertToUtf32((char)codePoint, (char)low);
            _position++;
        }

        return true;
    }

    public bool TryRead(char expected)
    {
        if (Next != expected) return false;
        _position++;
        return true;
    }

    public bool TryRead(string expected)
    {
        if (!pattern.AsSpan(_position).StartsWith(expected, StringComparison.Ordinal)) return false;
        _position += expected.Length;
        return true;
    }

    public string ReadDigits()
    {
        var start = _position;
        while (Next is >= '0' and <= '9' && _position - start < 9) _position++;
        return pattern[start.._position];
    }

    /// <summary>The name in <c>&lt;name&gt;</c>.</summary>
    public string ReadName() => ReadBetween('<', '>');

    /// <summary>The text between two characters that have to be there.</summary>
    public string ReadBetween(char before, char after)
    {
        var end = Next == before ? pattern.IndexOf(after, _position) : -1;
        if (end < 0) throw Malformed($"no {before}…{after} where there has to be one");
        var text = pattern[(_position + 1)..end];
        _position = end + 1;
        return text;
    }

    /// <summary>The rest of a quantifier whose brace was just read, brace included; null when it is none.</summary>
    public string? ReadQuantifier()
    {
        var match = QuantifierAfterBrace().Match(pattern, _position);
        if (!match.Success) return null;
        _position += match.Length;
        return "{" + match.Value;
    }

    /// <summary>The one character that the escape after a backslash stands for.</summary>
    public int ReadEscapedCharacter()
    {
        if (!TryRead(out var character)) throw Malformed("a backslash at the end");
        return character switch
        {
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            '0' when Next is not (>= '0' and <= '9') => 0,
            'c' when TryRead(out var letter) && letter < 128 && char.IsAsciiLetter((char)letter) => letter % 32,
            'x' => ReadHex(2),
            'u' => ReadUnicode(),
            < 128 when char.IsAsciiLetterOrDigit((char)character) => throw Malformed($"the escape \\{(char)character}, which ECMA-262 does not have"),
            _ => character,
        };
    }

    public ArgumentException Malformed(string what) => new($"at {_position} there is {what}.");

    private int ReadUnicode()
    {
        if (Next == '{')
            return int.TryParse(ReadBetween('{', '}'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint) && Rune.IsValid(codePoint)
                ? codePoint
                : throw Malformed(@"a \u{…} that is no code point");

        var unit = ReadHex(4);
        if (!char.IsHighSurrogate((char)unit) || !TryRead(@"\u")) return unit;
        var low = ReadHex(4);
        return char.IsLowSurrogate((char)low) ? char.ConvertToUtf32((char)unit, (char)low) : throw Malformed("half of a surrogate pair");
    }

    private int ReadHex(int digits)
    {
        if (_position + digits > pattern.Length
            || !int.TryParse(pattern.AsSpan(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw Malformed($"an escape without its {digits} hexadecimal digits");
        _position += digits;
        return value;
    }

    [GeneratedRegex(@"\G[0-9]+(,[0-9]*)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex QuantifierAfterBrace();
}
