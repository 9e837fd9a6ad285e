using System.Text;

namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Splits code into names, strings and symbols; comments are dropped.</summary>
internal sealed class CodeLexer
{
    /// <summary>There are about as many characters to a token, white space included.</summary>
    private const int CharactersPerToken = 7;

    private readonly CodeSource _source;
    private readonly string _text;
    private readonly CodeSyntax _syntax;
    private readonly CodeTokens _tokens;
    private int _at;

    private CodeLexer(CodeSource source, int capacity) => (_source, _text, _syntax, _tokens) = (source, source.Text, source.Syntax, new(capacity));

    public static CodeTokens Read(string text, CodeSyntax syntax) => new CodeLexer(new(text, syntax), text.Length / CharactersPerToken).Read();

    /// <summary>What the string says that starts at a place, its prefix included.</summary>
    public static string Content(CodeSource source, int start)
    {
        var lexer = new CodeLexer(source, 0) { _at = start };
        var content = new StringBuilder();
        while (lexer._at < source.Text.Length && source.Text[lexer._at] is not ('"' or '\'' or '`'))
            lexer._at++;
        lexer.ReadText(start, content);
        return content.ToString();
    }

    private CodeTokens Read()
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (character == '\n')
                AddSymbol(CodeTokenKind.NewLine);
            else if (char.IsWhiteSpace(character))
                _at++;
            else if (character == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '\n' or '\r')
                _at = LineEnd() + 1;
            else if (character is '#' or '/' or '=' && SkipsComment())
                continue;
            else if (IsNameStart(character))
                ReadName();
            else if (character is '"' or '\'' || character == '`')
                AddText(_at);
            else if (character == '/' && _syntax.HasTemplates && StartsRegex())
                SkipRegex();
            else
                AddSymbol(CodeTokenKind.Symbol);
        }
        return _tokens;
    }

    private bool SkipsComment()
    {
        if (_syntax.HasHashComments && _text[_at] == '#' || _syntax.HasSlashComments && Starts("//"))
        {
            _at = LineEnd();
            return true;
        }
        if (_syntax.HasSlashComments && Starts("/*"))
        {
            _at = End("*/", 2);
            return true;
        }
        if (_syntax.HasBlockComments && Starts("=begin") && (_at == 0 || _text[_at - 1] == '\n'))
        {
            _at = End("\n=end", 5);
            return true;
        }
        return false;
    }

    private void ReadName()
    {
        var start = _at;
        while (_at < _text.Length && (IsNameStart(_text[_at]) || char.IsDigit(_text[_at]) || JoinsNames()))
            _at++;
        if (_at < _text.Length && _text[_at] is '"' or '\'' && _at - start <= 2 && _text.AsSpan(start, _at - start).TrimStart(_syntax.StringPrefixes.AsSpan()).IsEmpty)
            AddText(start);
        else
            _tokens.Add(new(CodeTokenKind.Name, _source, start, _at - start));
    }

    /// <summary>A dot, Ruby's colons, and JavaScript's <c>?.</c> join two names when a name follows.</summary>
    private bool JoinsNames()
    {
        var length = _text[_at] switch
        {
            '.' => 1,
            '?' when _syntax.HasTemplates && Next('.') => 2,
            ':' when _syntax.NamesJoinedBy == "::" && Next(':') => 2,
            _ => 0,
        };
        if (length == 0 || _at + length >= _text.Length || !IsNameStart(_text[_at + length]))
            return false;
        _at += length - 1;
        return true;
    }

    private void AddText(int start)
    {
        ReadText(start, content: null);
        _tokens.Add(new(CodeTokenKind.Text, _source, start, _at - start));
    }

    /// <param name="start">Where the string's prefix starts; the quote is next.</param>
    /// <param name="content">Where its content goes, if somebody wants it.</param>
    private void ReadText(int start, StringBuilder? content)
    {
        if (_at >= _text.Length)
            return;
        var quote = _text[_at];
        var interpolates = quote == '`' ? _syntax.HasTemplates
            : _syntax.InterpolatesWith != 0 ? quote == '"'
            : _text.AsSpan(start, _at - start).IndexOfAny("fFtT".AsSpan()) >= 0;
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
            else if (interpolates && _syntax.StringPrefixes.Length > 0 && _text[_at] == '{' && Next('{'))
            {
                content?.Append('{');
                _at += 2;
            }
            else if (interpolates && InterpolationLength() is > 0 and var opening)
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
        if (_at < _text.Length && Closes(quote, close))
            _at += close;
    }

    private bool Closes(char quote, int length) =>
        _text[_at] == quote && (length == 1 || _at + 2 < _text.Length && _text[_at + 1] == quote && _text[_at + 2] == quote);

    private static ReadOnlySpan<char> Noted(char quote) => quote switch
    {
        '"' => "\"\\\n{$#".AsSpan(),
        '`' => "`\\{$#".AsSpan(),
        _ => "'\\\n{$#".AsSpan(),
    };

    private int InterpolationLength() => _text[_at] switch
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

    /// <summary>A slash divides after a value and starts a pattern everywhere else.</summary>
    private bool StartsRegex() => _tokens.Count == 0
        || _tokens[_tokens.Count - 1] is { Kind: CodeTokenKind.NewLine } or { Kind: CodeTokenKind.Symbol, IsClosing: false }
        || _tokens[_tokens.Count - 1].IsName("return");

    private void SkipRegex()
    {
        var inClass = false;
        for (_at++; _at < _text.Length && _text[_at] != '\n' && (inClass || _text[_at] != '/'); _at++)
        {
            if (_text[_at] == '\\')
                _at++;
            else
                inClass = _text[_at] == '[' || inClass && _text[_at] != ']';
        }
        _at = Math.Min(_text.Length, _at + 1);
    }

    private void AddSymbol(CodeTokenKind kind)
    {
        _tokens.Add(new(kind, _source, _at, 1));
        _at++;
    }

    private static bool IsNameStart(char character) => char.IsLetter(character) || character is '_' or '$';

    private bool Next(char character) => _at + 1 < _text.Length && _text[_at + 1] == character;

    private bool Starts(string value) => string.CompareOrdinal(_text, _at, value, 0, value.Length) == 0;

    private int End(string close, int length) => _text.IndexOf(close, _at, StringComparison.Ordinal) is var end and >= 0 ? end + length : _text.Length;

    private int LineEnd() => _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;
}
