namespace SciLlm.Analyzers.Scripts.Commands;

internal sealed partial class ShellReader
{
    private void ReadRedirection(Command command)
    {
        var input = _text[_at] == '<';
        if (_at + 1 < _text.Length && _text[_at + 1] == '(')
        {
            // <(curl …): what is inside is a command of its own.
            _at += 2;
            ReadCommands(')');
            _at++;
            return;
        }
        var isDocument = input && string.CompareOrdinal(_text, _at, "<<", 0, 2) == 0 && string.CompareOrdinal(_text, _at, "<<<", 0, 3) != 0;
        while (_at < _text.Length && _text[_at] is '<' or '>' or '&' or '|')
            _at++;
        var stripsTabs = isDocument && Next('-');
        if (stripsTabs)
            _at++;
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
            _at++;
        var start = _at;
        ReadWord();
        if (!isDocument || start == _at)
            return;
        var delimiter = _text.Substring(start, _at - start).Trim('"', '\'').Replace("\\", "");
        command.Input = new(delimiter, stripsTabs);
        _hereDocuments.Enqueue(command.Input);
    }

    private void ReadHereDocuments()
    {
        while (_hereDocuments.Count > 0)
        {
            var document = _hereDocuments.Dequeue();
            var start = _at;
            while (_at < _text.Length)
            {
                var end = LineEnd(_at);
                var line = _text.Substring(_at, end - _at).TrimEnd('\r');
                if ((document.StripsTabs ? line.TrimStart('\t') : line) == document.Delimiter)
                    break;
                _at = Math.Min(_text.Length, end + 1);
            }
            document.Reader?.Invoke(source.Slice(start, _at - start));
            _at = Math.Min(_text.Length, LineEnd(_at) + 1);
        }
    }

    private sealed class HereDocument(string delimiter, bool stripsTabs)
    {
        public string Delimiter => delimiter;

        public bool StripsTabs => stripsTabs;

        /// <summary>The command that reads it; none when it only names a file.</summary>
        public Action<ScriptText>? Reader { get; set; }
    }
}
