namespace SciLlm.Analyzers.Scripts.Commands;

/// <summary>Reads the commands of a POSIX-like shell: words, quotes, variables, substitutions, here-documents, continuations.</summary>
internal sealed partial class ShellReader(ScriptText source, ScriptScan scan)
{
    /// <summary>Substitutions inside substitutions.</summary>
    private const int MaxDepth = 40;

    private static readonly ImmutableHashSet<string> Keywords =
        ImmutableHashSet.Create("if", "then", "else", "elif", "fi", "while", "until", "do", "done", "!", "{", "}", "esac", "function");

    private readonly string _text = source.Text;
    private readonly Queue<HereDocument> _hereDocuments = new();
    private int _at;
    private int _depth;

    public void Read()
    {
        while (_at < _text.Length)
        {
            ReadCommands('\0');
            _at++;
        }
    }

    /// <summary>Reads up to the closing character, which it leaves to the caller.</summary>
    private void ReadCommands(char close)
    {
        if (++_depth > MaxDepth)
            _at = _text.Length;
        var command = new Command();
        while (_at < _text.Length && (_text[_at] != close || close == '\0'))
        {
            var character = _text[_at];
            switch (character)
            {
                case ' ' or '\t' or '\r':
                    _at++;
                    break;
                case '\\' when EndsLine(_at + 1):
                    SkipLine();
                    break;
                case '#':
                    _at = LineEnd(_at);
                    break;
                case '\n':
                    End(command);
                    _at++;
                    ReadHereDocuments();
                    command = new();
                    break;
                case ';' or '&' or '|':
                    _at++;
                    // &> and |& belong to a redirection; a pipe hands the here-document on to nobody we follow.
                    End(command);
                    command = new();
                    break;
                case '(':
                    _at++;
                    if (Next(')'))
                        command = new();
                    else
                        ReadCommands(')');
                    _at++;
                    break;
                case ')':
                    // The pattern of a case, or a parenthesis that nobody opened.
                    command = new();
                    _at++;
                    break;
                case '<' or '>':
                    ReadRedirection(command);
                    break;
                default:
                    ReadWordInto(command);
                    break;
            }
        }
        End(command);
        _depth--;
    }

    private void ReadWordInto(Command command)
    {
        var start = _at;
        var readings = ReadWord();
        if (_at == start)
            _at++;
        var raw = _text.Substring(start, _at - start);
        if (command.Words.Count == 0 && Keywords.Contains(raw))
            return;
        if (Next('(') && AssignedName(raw) is { Length: > 0 } && raw[raw.Length - 1] == '=')
            readings = FoldedText.Concat(ScriptVariables.Of(raw), ReadArray());
        command.Words.Add(new(start, _at - start, readings));
    }

    private void End(Command command)
    {
        var words = command.Words;
        var first = 0;
        while (first < words.Count && TryAssign(words[first]))
            first++;
        if (first == words.Count)
            return;
        if (words[first].Text is "export" or "declare" or "local" or "readonly" or "typeset")
        {
            foreach (var word in words.Skip(first + 1))
                TryAssign(word);
            return;
        }
        var rest = words.Skip(first).ToList();
        if (command.Input is { } document)
            document.Reader = body => CommandLines.Examine(rest, body, source, scan);
        else
            CommandLines.Examine(rest, null, source, scan);
    }

    private bool Next(char character) => _at < _text.Length && _text[_at] == character;

    private bool EndsLine(int at) => at >= _text.Length || _text[at] is '\n' or '\r';

    private int LineEnd(int at) => _text.IndexOf('\n', at) is var end and >= 0 ? end : _text.Length;

    private void SkipLine() => _at = Math.Min(_text.Length, LineEnd(_at) + 1);

    private sealed class Command
    {
        public List<CommandWord> Words { get; } = [];

        public HereDocument? Input { get; set; }
    }
}
