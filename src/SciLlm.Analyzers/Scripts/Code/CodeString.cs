using System.Text;

namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>A string of a language of code: where it ends, and what it says.</summary>
internal ref struct CodeString
{
    private readonly CodeSyntax _syntax;
    private readonly string _text;
    private readonly bool _interpolates;
    private int _at;

    /// <param name="source">The code.</param>
    /// <param name="start">Where the string starts, its prefix included.</param>
    /// <param name="quote">Where its first quote is.</param>
    private CodeString(CodeSource source, int start, int quote)
    {
        (_syntax, _text, _at) = (source.Syntax, source.Text, quote);
        _interpolates = _text[quote] == '`' ? _syntax.HasTemplates
            : _syntax.InterpolatesWith != 0 ? _text[quote] == '"'
            : _text.AsSpan(start, quote - start).IndexOfAny("fFtT".AsSpan()) >= 0;
    }

    /// <summary>Where the string ends that starts at a place.</summary>
    public static int End(CodeSource source, int start, int quote) => new CodeString(source, start, quote).Read(content: null);

    /// <summary>What the string says that starts at a place; what it interpolates stands between <see cref="CodeToken.Open"/> and <see cref="CodeToken.Close"/>.</summary>
    public static string Content(CodeSource source, int start)
    {
        var content = new StringBuilder();
        var quote = start + source.Text.AsSpan(start).IndexOfAny('"', '\'', '`');
        new CodeString(source, start, quote).Read(content);
        return content.ToString();
    }

    private int Read(StringBuilder? content)
    {
        var quote = _text[_at];
        var close = _syntax.HasTripleQuotes && Next(quote) && _at + 2 < _text.Length && _text[_at + 2] == quote ? 3 : 1;
        // A string that nobody closes ends with its line, so that an apostrophe in a comment we do not know costs one line.
        var endsWithLine = close == 1 && quote != '`';
        for (_at += close; _at < _text.Length && !Closes(quote, close) && !(endsWithLine && _text[_at] == '\n');)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
            {
                content?.Append(_text[_at + 1]);
                _at += 2;
            }
            else if (_interpolates && _syntax.StringPrefixes.Length > 0 && _text[_at] == '{' && Next('{'))
            {
                content?.Append('{');
                _at += 2;
            }
            else if (_interpolates && InterpolationLength() is > 0 and var opening)
            {
                ReadInterpolation(opening, content);
            }
            else
            {
                // Nothing of note comes before the next of these.
                var plain = _text.AsSpan(_at + 1).IndexOfAny(Noted(quote)) is var length and >= 0 ? length + 1 : _text.Length - _at;
                content?.Append(_text, _at, plain);
                _at += plain;
            }
        }
        return _at < _text.Length && Closes(quote, close) ? _at + close : Math.Min(_at, _text.Length);
    }

    private readonly bool Closes(char quote, int length) =>
        _text[_at] == quote && (length == 1 || _at + 2 < _text.Length && _text[_at + 1] == quote && _text[_at + 2] == quote);

    private static ReadOnlySpan<char> Noted(char quote) => quote switch
    {
        '"' => "\"\\\n{$#".AsSpan(),
        '`' => "`\\{$#".AsSpan(),
        _ => "'\\\n{$#".AsSpan(),
    };

    private readonly int InterpolationLength() => _text[_at] switch
    {
        '{' when _syntax.StringPrefixes.Length > 0 => 1,
        '$' when _syntax.HasTemplates && Next('{') => 2,
        '#' when _syntax.InterpolatesWith == '#' && Next('{') => 2,
        _ => 0,
    };

    private void ReadInterpolation(int opening, StringBuilder? content)
    {
        _at += opening;
        var start = _at;
        for (var depth = 1; _at < _text.Length && _text[_at] != '\n'; _at++)
        {
            depth += _text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                break;
        }
        content?.Append(CodeToken.Open).Append(_text, start, _at - start).Append(CodeToken.Close);
        _at = Math.Min(_text.Length, _at + 1);
    }

    private readonly bool Next(char character) => _at + 1 < _text.Length && _text[_at + 1] == character;
}
