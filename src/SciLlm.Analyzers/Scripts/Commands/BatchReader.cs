using System.Text;

namespace SciLlm.Analyzers.Scripts.Commands;

/// <summary>Reads the lines of a Windows batch file: carets that continue a line, quotes, <c>%VARIABLES%</c>, remarks.</summary>
internal sealed class BatchReader(ScriptText source, ScriptScan scan)
{
    private readonly string _text = source.Text;
    private readonly List<CommandWord> _words = [];
    private int _at;

    public void Read()
    {
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case '^' when _at + 1 < _text.Length && _text[_at + 1] is '\r' or '\n':
                    _at = Math.Min(_text.Length, (_text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length) + 1);
                    break;
                case '\n' or '&' or '|' or '(' or ')' or '\'':
                    End();
                    _at++;
                    break;
                case ' ' or '\t' or '\r' or '@' or '>' or '<':
                    _at++;
                    break;
                default:
                    _words.Add(ReadWord());
                    break;
            }
        }
        End();
    }

    private void End()
    {
        var words = _words.ToList();
        _words.Clear();
        if (words.Count == 0)
            return;
        var first = words[0].Text.ToLowerInvariant();
        if (first is "rem" || first.StartsWith(":", StringComparison.Ordinal))
            SkipRemark();
        else if (first is "set")
            Assign(words);
        else if (first is "if" or "else" or "do")
            CommandLines.Examine(words.SkipWhile(static word => !CommandPrograms.IsClient(word.Program)).ToList(), null, source, scan);
        else if (first is not "echo")
            CommandLines.Examine(words, null, source, scan);
    }

    private void SkipRemark() => _at = _text.IndexOf('\n', Math.Min(_at, _text.Length)) is var end and >= 0 ? end : _text.Length;

    private void Assign(List<CommandWord> words)
    {
        var raw = _text.Substring(words[1 % words.Count].Start, _at - words[1 % words.Count].Start).Trim().Trim('"');
        var equals = raw.IndexOf('=');
        if (equals > 0)
            scan.Variables.Assign(raw.Substring(0, equals).Trim(), Expand(raw.Substring(equals + 1).Trim()));
    }

    private CommandWord ReadWord()
    {
        var start = _at;
        var quoted = false;
        var text = new StringBuilder();
        for (; _at < _text.Length && (quoted || !IsBreak(_text[_at])) && _text[_at] is not ('\r' or '\n'); _at++)
        {
            if (_text[_at] == '"')
                quoted = !quoted;
            else if (quoted || _text[_at] != '^')
                text.Append(_text[_at]);
            else if (_at + 1 < _text.Length && _text[_at + 1] is '\r' or '\n')
                break;
            else if (_at + 1 < _text.Length)
                text.Append(_text[++_at]);
        }
        return new(start, _at - start, Expand(text.ToString()));
    }

    private static bool IsBreak(char character) => character is ' ' or '\t' or '&' or '|' or '(' or ')' or '<' or '>';

    /// <summary>Fills in <c>%NAME%</c> and <c>!NAME!</c>.</summary>
    private ImmutableArray<FoldedText> Expand(string text)
    {
        var word = new WordBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] is '%' or '!' ? text.IndexOf(text[at], at + 1) : -1;
            if (end < 0)
            {
                word.Add(text[at]);
                continue;
            }
            word.Add(scan.Variables.Read(text.Substring(at + 1, end - at - 1)));
            at = end;
        }
        return word.End();
    }
}
