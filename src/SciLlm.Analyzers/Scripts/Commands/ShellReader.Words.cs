namespace SciLlm.Analyzers.Scripts.Commands;

internal sealed partial class ShellReader
{
    /// <summary>Reads one word up to a blank or an operator: what it comes to, quotes gone and variables filled in.</summary>
    private ImmutableArray<FoldedText> ReadWord()
    {
        var word = new WordBuilder();
        while (_at < _text.Length)
        {
            var character = _text[_at];
            switch (character)
            {
                case ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>':
                    return word.End();
                case '\\':
                    ReadEscape(word);
                    break;
                case '\'':
                    ReadLiteral(word);
                    break;
                case '"':
                    ReadQuoted(word);
                    break;
                case '$':
                    ReadDollar(word);
                    break;
                case '`':
                    ReadBackticks(word);
                    break;
                default:
                    word.Add(character);
                    _at++;
                    break;
            }
        }
        return word.End();
    }

    private void ReadEscape(WordBuilder word)
    {
        if (EndsLine(_at + 1))
        {
            SkipLine();
            return;
        }
        word.Add(_text[_at + 1]);
        _at += 2;
    }

    private void ReadLiteral(WordBuilder word)
    {
        var end = _text.IndexOf('\'', _at + 1);
        end = end < 0 ? _text.Length : end;
        word.Add(_text.Substring(_at + 1, Math.Max(0, end - _at - 1)));
        _at = Math.Min(_text.Length, end + 1);
    }

    private void ReadQuoted(WordBuilder word)
    {
        for (_at++; _at < _text.Length && _text[_at] != '"';)
        {
            switch (_text[_at])
            {
                case '\\':
                    ReadEscape(word);
                    break;
                case '$':
                    ReadDollar(word);
                    break;
                case '`':
                    ReadBackticks(word);
                    break;
                default:
                    word.Add(_text[_at]);
                    _at++;
                    break;
            }
        }
        _at = Math.Min(_text.Length, _at + 1);
    }

    private void ReadDollar(WordBuilder word)
    {
        _at++;
        if (Next('('))
        {
            _at++;
            ReadCommands(')');
            _at = Math.Min(_text.Length, _at + 1);
            word.Add(FoldedText.UnknownOnly);
        }
        else if (Next('{'))
        {
            ReadBraces(word);
        }
        else
        {
            var start = _at;
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
                _at++;
            if (_at == start && _at < _text.Length && _text[_at] is '@' or '*' or '#' or '?' or '$' or '!' or '-')
                _at++;
            if (_at == start)
                word.Add('$');
            else
                word.Add(scan.Variables.Read(_text.Substring(start, _at - start)));
        }
    }

    /// <summary><c>${NAME}</c>, <c>${NAME:-default}</c>, <c>${NAME[@]}</c>, and a workflow's <c>${{ env.NAME }}</c>.</summary>
    private void ReadBraces(WordBuilder word)
    {
        var start = _at + 1;
        var depth = 0;
        while (_at < _text.Length && _text[_at] != '\n')
        {
            depth += _text[_at] == '{' ? 1 : _text[_at] == '}' ? -1 : 0;
            _at++;
            if (depth == 0)
                break;
        }
        var inside = _text.Substring(start, Math.Max(0, Math.Min(_at, _text.Length) - start - 1)).Trim('{', '}', ' ', '!', '#');
        var dotted = inside.Substring(0, NameEnd(inside));
        var name = dotted.Substring(dotted.LastIndexOf('.') + 1);
        var rest = inside.Substring(dotted.Length);
        var value = scan.Variables.Read(name);
        if (rest.StartsWith(":-", StringComparison.Ordinal) || rest.StartsWith(":=", StringComparison.Ordinal))
            value = FoldedText.OrDefault(value, ScriptVariables.Of(rest.Substring(2).Trim('"', '\'')));
        word.Add(value);
    }

    private static int NameEnd(string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            at++;
        return at;
    }

    private void ReadBackticks(WordBuilder word)
    {
        var end = _text.IndexOf('`', _at + 1);
        end = end < 0 ? _text.Length : end;
        if (end > _at + 1)
            scan.Read(ScriptLanguage.Shell, source.Slice(_at + 1, end - _at - 1));
        _at = Math.Min(_text.Length, end + 1);
        word.Add(FoldedText.UnknownOnly);
    }
}
