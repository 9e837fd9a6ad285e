namespace SciLlm.Analyzers.Scripts.Commands;

internal sealed partial class PowerShellReader
{
    private ImmutableArray<FoldedText> ReadWord()
    {
        var word = new WordBuilder();
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case ' ' or '\t' or '\r' or '\n' or ';' or '|' or '(' or ')' or '{' or '}' or ',' or '=':
                    return word.End();
                case '`':
                    if (EndsLine(_at + 1))
                        return word.End();
                    word.Add(_text[_at + 1]);
                    _at += 2;
                    break;
                case '@' when Starts("@\"") || Starts("@'"):
                    ReadHereString(word);
                    break;
                case '@' when _at + 1 < _text.Length && char.IsLetter(_text[_at + 1]):
                    // A splatted variable brings all its values.
                    _at++;
                    word.Add(scan.Variables.Read(ReadName()));
                    break;
                case '\'':
                    ReadLiteral(word);
                    break;
                case '"':
                    _at++;
                    ReadQuoted(word, "\"");
                    break;
                case '$':
                    ReadVariable(word);
                    break;
                case var other:
                    word.Add(other);
                    _at++;
                    break;
            }
        }
        return word.End();
    }

    private void ReadLiteral(WordBuilder word)
    {
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\'')
            {
                if (!Starts("''"))
                    break;
                _at++;
            }
            word.Add(_text[_at]);
        }
        _at = Math.Min(_text.Length, _at + 1);
    }

    private void ReadHereString(WordBuilder word)
    {
        var quote = _text[_at + 1];
        var close = "\n" + quote + "@";
        _at = Math.Min(_text.Length, LineEnd(_at));
        if (quote == '"')
        {
            ReadQuoted(word, close);
            return;
        }
        var end = _text.IndexOf(close, _at, StringComparison.Ordinal);
        end = end < 0 ? _text.Length : end;
        word.Add(_text.Substring(_at, end - _at));
        _at = Math.Min(_text.Length, end + close.Length);
    }

    private void ReadQuoted(WordBuilder word, string close)
    {
        while (_at < _text.Length && !Starts(close))
        {
            switch (_text[_at])
            {
                case '`' when _at + 1 < _text.Length:
                    word.Add(_text[_at + 1]);
                    _at += 2;
                    break;
                case '$':
                    ReadVariable(word);
                    break;
                case var other:
                    word.Add(other);
                    _at++;
                    break;
            }
        }
        _at = Math.Min(_text.Length, _at + close.Length);
    }

    /// <summary><c>$name</c>, <c>${name}</c>, <c>$env:NAME</c>, <c>$($expression)</c>, and a workflow's <c>${{ env.NAME }}</c>.</summary>
    private void ReadVariable(WordBuilder word)
    {
        _at++;
        if (Starts("("))
        {
            _at++;
            word.Add(ReadStatements(')'));
            _at = Math.Min(_text.Length, _at + 1);
            return;
        }
        while (Starts("{") || Starts(" ") && _at > 0 && _text[_at - 1] == '{')
            _at++;
        var name = ReadName();
        while (Starts("}") || Starts(" }"))
            _at++;
        word.Add(name.Length == 0 ? ScriptVariables.Of("$") : scan.Variables.Read(VariableName(name)));
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' || IsInnerPart(_at)))
            _at++;
        return _text.Substring(start, _at - start);
    }

    /// <summary>A dot or a colon inside a name: <c>$env:X</c>, <c>$config.Base</c>, but not <c>"$base: …"</c>.</summary>
    private bool IsInnerPart(int at) => _text[at] is '.' or ':' && at + 1 < _text.Length && (char.IsLetter(_text[at + 1]) || _text[at + 1] == '_');
}
