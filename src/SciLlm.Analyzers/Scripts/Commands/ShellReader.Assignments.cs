namespace SciLlm.Analyzers.Scripts.Commands;

internal sealed partial class ShellReader
{
    private bool TryAssign(CommandWord word)
    {
        var raw = _text.Substring(word.Start, word.Length);
        if (AssignedName(raw) is not { } name)
            return false;
        var value = raw.IndexOf('=') + 1;
        scan.Variables.Assign(name, word.Readings.Select(reading => reading with { Text = reading.Text.Substring(Math.Min(value, reading.Text.Length)).Trim() }).ToImmutableArray());
        return true;
    }

    /// <summary>The variable that a word such as <c>NAME=value</c> or <c>NAME+=value</c> assigns.</summary>
    private static string? AssignedName(string word)
    {
        var equals = word.IndexOf('=');
        if (equals <= 0 || !(char.IsLetter(word[0]) || word[0] == '_'))
            return null;
        var name = word.Substring(0, equals).TrimEnd('+');
        return name.All(static character => char.IsLetterOrDigit(character) || character == '_') ? name : null;
    }

    /// <summary>The elements of <c>NAME=( … )</c>, a blank between them, as the shell would hand them on.</summary>
    private ImmutableArray<FoldedText> ReadArray()
    {
        _at++;
        var all = ScriptVariables.Of("");
        while (_at < _text.Length && _text[_at] != ')')
        {
            if (_text[_at] == '#')
                _at = LineEnd(_at);
            else if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\\' && EndsLine(_at + 1) || _text[_at] is ';' or '&' or '|' or '<' or '>' or '(')
                _at++;
            else
                all = FoldedText.Concat(FoldedText.Concat(all, ScriptVariables.Of(" ")), ReadWord());
        }
        _at = Math.Min(_text.Length, _at + 1);
        return all;
    }
}
