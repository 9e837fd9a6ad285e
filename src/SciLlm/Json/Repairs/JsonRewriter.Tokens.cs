namespace SciLlm.Json.Repairs;

/// <summary>The words of the language but strings: unquoted keys, numbers, keywords, and what stands between them.</summary>
internal sealed partial class JsonRewriter
{
    private int _numberEnd = -1;

    private static bool IsLetter(int character) => character >= 0 && (char.IsLetter((char)character) || character is '_' or '$');

    private static bool IsDigit(int character) => character is >= '0' and <= '9';

    private static bool IsJsonBlank(int character) => character is ' ' or '\t' or '\n' or '\r';

    private static bool IsBlank(int character) => character >= 0 && (char.IsWhiteSpace((char)character) || character == '\uFEFF');

    /// <summary>Blanks and comments.</summary>
    private void Blanks()
    {
        while (true)
        {
            if (IsJsonBlank(Next))
            {
                Copy();
            }
            else if (IsBlank(Next))
            {
                _position++;
                Replace(JsonRepairKind.Character, _position - 1, " ");
            }
            else if (Next is not ('/' or '#'))
            {
                return;
            }
            else if (Next == '#' || IsAt("//"))
            {
                // The line's end stays; a comment without one may have swallowed what belongs to the value.
                Comment(text.AsSpan(_position).IndexOfAny('\n', '\r'), 0);
            }
            else if (IsAt("/*"))
            {
                Comment(text.AsSpan(Math.Min(_position + 2, text.Length)).IndexOf("*/", StringComparison.Ordinal), 4);
            }
            else
            {
                return;
            }
        }
    }

    private void Comment(int length, int marks)
    {
        if (length < 0) throw Refused("there is a comment that does not end");
        var from = _position;
        Steps += length;
        _position += length + marks;
        Replace(JsonRepairKind.Comment, from, "");
    }

    private string Identifier()
    {
        if (!IsLetter(Next)) throw Refused($"there is {Here()} where a key has to be");
        var from = _position;
        var name = Word();

        // In Python's words these keys are no texts.
        if (name is "True" or "False" or "None" or "true" or "false" or "null") throw new JsonRefusedException(from, $"there is the keyword {name} where a key has to be");
        Replace(JsonRepairKind.UnquotedKey, from, $"\"{name}\"");
        return name;
    }

    private string Word()
    {
        var from = _position;
        while (IsLetter(Next) || IsDigit(Next)) _position++;
        return text[from.._position];
    }

    private void Keyword()
    {
        var from = _position;
        var word = Word();
        EnsureWhole(from, word is "true" or "false" or "null" or "True" or "False" or "None");
        if (word is "true" or "false" or "null") _output.Append(word);
        else Replace(JsonRepairKind.PythonKeyword, from, word switch { "True" => "true", "False" => "false", _ => "null" });
    }

    private void Number()
    {
        var from = _position;
        if (Next == '-') _position++;
        var isWhole = Next == '0' ? Digits(1) : Digits();
        if (Next == '.') isWhole &= Skip() && Digits();
        if (Next is 'e' or 'E')
        {
            _position++;
            if (Next is '+' or '-') _position++;
            isWhole &= Digits();
        }

        EnsureWhole(from, isWhole);
        _output.Append(text, from, _position - from);
        _numberEnd = _position;
    }

    private bool Digits(int most = int.MaxValue)
    {
        var from = _position;
        while (IsDigit(Next) && _position - from < most) _position++;
        return _position > from;
    }

    private bool Skip()
    {
        _position++;
        return true;
    }

    private void EnsureWhole(int from, bool isWhole)
    {
        if (isWhole && (Next < 0 || IsBlank(Next) || Next is ',' or '}' or ']' or '/' or '#')) return;
        throw new JsonRefusedException(from, "there is something that is no JSON value, or only the beginning of one");
    }
}
