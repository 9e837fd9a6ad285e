namespace SciLlm.Analyzers.Scripts.Commands;

/// <summary>Reads the commands of PowerShell, its assignments and hashtables, and the calls of .NET clients in it.</summary>
internal sealed partial class PowerShellReader(ScriptText source, ScriptScan scan)
{
    private const int MaxDepth = 40;

    /// <summary>An address is written in fewer words than this; a group with more is a block of code.</summary>
    private const int MaxWords = 50;

    /// <summary>Methods of .NET's HTTP clients; what they are given decides.</summary>
    private static readonly ImmutableHashSet<string> ClientMethods = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "PostAsync", "GetAsync", "PostAsJsonAsync", "GetStringAsync", "UploadString", "UploadData", "DownloadString", "OpenRead", "Create");

    private readonly string _text = source.Text;
    private int _at;
    private int _depth;

    public void Read()
    {
        while (_at < _text.Length)
        {
            ReadStatements('\0');
            _at++;
        }
    }

    /// <summary>Reads statements up to the closing character, which it leaves to the caller; returns what all their words come to together.</summary>
    private ImmutableArray<FoldedText> ReadStatements(char close)
    {
        if (++_depth > MaxDepth)
            _at = _text.Length;
        var words = new List<CommandWord>();
        var all = ScriptVariables.Of("");
        var read = 0;
        while (_at < _text.Length && (_text[_at] != close || close == '\0'))
        {
            switch (_text[_at])
            {
                case ' ' or '\t' or '\r':
                    _at++;
                    break;
                case '`' when EndsLine(_at + 1):
                    SkipLine();
                    break;
                case '#':
                    _at = LineEnd(_at);
                    break;
                case '<' when Starts("<#"):
                    _at = _text.IndexOf("#>", _at, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : _text.Length;
                    break;
                case '\n' or ';' or '|' or '{' or '}' or ',' or ')':
                    _at++;
                    End(words);
                    words = [];
                    break;
                default:
                    var word = ReadOne();
                    words.Add(word);
                    if (close != '\0' && word.Text is not ("+" or "-f" or "=") && read++ < MaxWords)
                        all = FoldedText.Concat(all, FoldedText.Concat(word.Readings, ScriptVariables.Of(close == '}' ? " " : "")));
                    break;
            }
        }
        End(words);
        _depth--;
        return all;
    }

    private CommandWord ReadOne()
    {
        var start = _at;
        if (Starts("@{") || Starts("@("))
        {
            _at += 2;
            return Group(start, _text[start + 1] == '{' ? '}' : ')');
        }
        if (Starts("(") || Starts("$("))
        {
            _at = _text.IndexOf('(', _at) + 1;
            return Group(start, ')');
        }
        if (Starts("="))
        {
            _at++;
            return new(start, 1, ScriptVariables.Of("="));
        }
        var readings = ReadWord();
        if (_at == start)
            _at++;
        var word = new CommandWord(start, _at - start, readings);
        if (_at < _text.Length && _text[_at] == '(' && ClientMethods.Contains(Member(word)))
            ReadClientCall(word);
        return word;
    }

    private CommandWord Group(int start, char close)
    {
        var inside = ReadStatements(close);
        _at = Math.Min(_text.Length, _at + 1);
        return new(start, _at - start, inside);
    }

    private void ReadClientCall(CommandWord method)
    {
        var open = _at++;
        var arguments = Group(open, ')').Readings;
        var name = Member(method);
        if (scan.Endpoints.Find(arguments) is { } endpoint)
            scan.Call(source, method.Start + method.Length - name.Length, name.Length, endpoint);
    }

    private string Member(CommandWord word)
    {
        var raw = _text.Substring(word.Start, word.Length);
        return raw.Substring(raw.LastIndexOfAny(['.', ':']) + 1);
    }

    private void End(List<CommandWord> words)
    {
        var assigns = words.FindIndex(static word => word.Text == "=");
        if (assigns > 0)
        {
            var raw = _text.Substring(words[assigns - 1].Start, words[assigns - 1].Length);
            var value = words.Skip(assigns + 1).Where(static word => word.Text is not ("+" or "-f")).ToList();
            scan.Variables.Assign(VariableName(raw), value.Aggregate(ScriptVariables.Of(""), static (all, word) => FoldedText.Concat(all, word.Readings)));
            words = words.Skip(assigns + 1).ToList();
        }
        if (words is [{ Text: "return" or "&" or "." or "await" or "throw" or "try" }, ..])
            words = words.Skip(1).ToList();
        CommandLines.Examine(words, null, source, scan);
    }

    /// <summary><c>$env:NAME</c>, <c>[string]$Name</c>, <c>$script:name</c> and a hashtable's key are all called by their last part.</summary>
    private static string VariableName(string raw) => raw.Substring(raw.LastIndexOfAny(['$', ':', ']', '.']) + 1).Trim('{', '}');

    private bool Starts(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private bool EndsLine(int at) => at >= _text.Length || _text[at] is '\n' or '\r';

    private int LineEnd(int at) => _text.IndexOf('\n', at) is var end and >= 0 ? end : _text.Length;

    private void SkipLine() => _at = Math.Min(_text.Length, LineEnd(_at) + 1);
}
