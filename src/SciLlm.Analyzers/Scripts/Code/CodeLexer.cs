namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Splits code into names, strings and symbols; comments are dropped.</summary>
internal sealed class CodeLexer
{
    private readonly CodeSource _source;
    private readonly string _text;
    private readonly CodeSyntax _syntax;
    private readonly CodeTokens _tokens;
    private int _at;

    private CodeLexer(CodeSource source) => (_source, _text, _syntax, _tokens) = (source, source.Text, source.Syntax, new(source));

    public static CodeTokens Read(string text, CodeSyntax syntax) => new CodeLexer(new(text, syntax)).Read();

    private CodeTokens Read()
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (IsNameStart(character))
                ReadName();
            else if (character == '\n')
                AddSymbol(CodeTokenKind.NewLine);
            else if (char.IsWhiteSpace(character))
                _at++;
            else if (character == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '\n' or '\r')
                _at = LineEnd() + 1;
            else if (character is '"' or '\'' or '`')
                AddText(_at);
            else if (character is '#' or '/' or '=' && CodeComment.End(_source, _at) is var end && end > _at)
                _at = end;
            else if (character == '/' && _syntax.HasTemplates && StartsRegex())
                SkipRegex();
            else
                AddSymbol(CodeTokenKind.Symbol);
        }
        return _tokens;
    }

    private void ReadName()
    {
        var start = _at;
        while (_at < _text.Length && (IsNamePart(_text[_at]) || JoinsNames()))
            _at++;
        if (_at < _text.Length && _text[_at] is '"' or '\'' && _at - start <= 2 && _text.AsSpan(start, _at - start).TrimStart(_syntax.StringPrefixes.AsSpan()).IsEmpty)
            AddText(start);
        else
            _tokens.Add(CodeTokenKind.Name, start, _at - start);
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
        _at = CodeString.End(_source, start, _at);
        _tokens.Add(CodeTokenKind.Text, start, _at - start);
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

    private void AddSymbol(CodeTokenKind kind) => _tokens.Add(kind, _at++, 1);

    private static bool IsNameStart(char character) =>
        (uint)((character | 0x20) - 'a') <= 'z' - 'a' || character is '_' or '$' || character >= '\u0080' && char.IsLetter(character);

    private static bool IsNamePart(char character) => IsNameStart(character) || char.IsDigit(character);

    private bool Next(char character) => _at + 1 < _text.Length && _text[_at + 1] == character;

    private int LineEnd() => _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;
}
