using System.Globalization;
using System.Text;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Reads JSON that code puts together from literals and expressions, and writes the C# expression for the same value. Strict: anything that is
/// not plainly JSON is not read.
/// </summary>
internal sealed class JsonTextReader
{
    private readonly string _text;
    private readonly Queue<ExpressionSyntax> _holes;
    private int _position;

    private JsonTextReader(JsonTextParts parts) => (_text, _holes) = (parts.Text, parts.Holes);

    private char Next => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>The value as C#; null where the text is not read.</summary>
    public static string? Read(ExpressionSyntax expression)
    {
        var reader = new JsonTextReader(JsonTextParts.Of(expression));
        var value = reader.Value();
        reader.SkipSpace();
        return reader._position == reader._text.Length ? value : null;
    }

    private string? Value()
    {
        SkipSpace();
        switch (Next)
        {
            case '{':
                return Sequence('}', Member) is { } members ? $"new {{ {string.Join(", ", members)} }}" : null;
            case '[':
                return Sequence(']', Value) is { } elements ? $"new object[] {{ {string.Join(", ", elements)} }}" : null;
            case '"':
                return Text();
            case JsonTextParts.Hole:
                _position++;
                return JsonTextParts.Bare(_holes.Dequeue());
            default:
                return Word();
        }
    }

    private List<string>? Sequence(char end, Func<string?> element)
    {
        _position++;
        var elements = new List<string>();
        SkipSpace();
        while (Next != end)
        {
            if (elements.Count > 0 && !Take(',') || element() is not { } each)
                return null;
            elements.Add(each);
            SkipSpace();
        }
        _position++;
        return elements;
    }

    private string? Member()
    {
        SkipSpace();
        if (Next != '"' || Text() is not { } quoted || !Take(':'))
            return null;
        var name = quoted.Substring(1, quoted.Length - 2);
        return SyntaxFacts.IsValidIdentifier(name) && Value() is { } value ? $"@{name} = {value}" : null;
    }

    /// <summary>A string: a literal, the expression it consists of, or an interpolated string.</summary>
    private string? Text()
    {
        var literal = new StringBuilder();
        var parts = new List<string>();
        ExpressionSyntax? only = null;
        for (_position++; Next != '"'; _position++)
        {
            switch (Next)
            {
                case '\0' or < ' ':
                    return null;
                case JsonTextParts.Hole:
                    only = JsonTextParts.Unescaped(_holes.Dequeue());
                    Flush();
                    parts.Add($"{{({only})}}");
                    break;
                case '\\':
                    _position++;
                    if (Escaped() is not { } escaped)
                        return null;
                    literal.Append(escaped);
                    break;
                default:
                    literal.Append(Next);
                    break;
            }
        }
        _position++;
        if (only is null)
            return SymbolDisplay.FormatLiteral(literal.ToString(), quote: true);
        Flush();
        return parts.Count == 1 ? only.ToString() : $"$\"{string.Concat(parts)}\"";

        void Flush()
        {
            if (literal.Length > 0)
            {
                var quoted = SymbolDisplay.FormatLiteral(literal.ToString(), quote: true);
                parts.Add(quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}"));
            }
            literal.Clear();
        }
    }

    private char? Escaped()
    {
        if (Next != 'u')
            return "\"\\/bfnrt".IndexOf(Next) is >= 0 and var index ? "\"\\/\b\f\n\r\t"[index] : null;
        if (_position + 4 >= _text.Length
            || !int.TryParse(_text.Substring(_position + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            return null;
        _position += 4;
        return (char)code;
    }

    private string? Word()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Next) || Next is '-' or '+' or '.')
            _position++;
        var word = _text.Substring(start, _position - start);
        return word switch
        {
            "true" or "false" => word,
            "null" => "default(object)",
            _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? word : null,
        };
    }

    private bool Take(char expected)
    {
        SkipSpace();
        if (Next != expected)
            return false;
        _position++;
        return true;
    }

    private void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
            _position++;
    }
}
