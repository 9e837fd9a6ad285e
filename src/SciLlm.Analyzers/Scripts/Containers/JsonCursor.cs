namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>
/// Walks a JSON text and knows where each character of a string stands in the file, which a parser into values does not. An analyzer has no JSON
/// library beside the compiler. What is no JSON ends the walk.
/// </summary>
internal sealed class JsonCursor(string text)
{
    private static readonly char[] QuoteOrEscape = ['"', '\\'];

    public int At { get; private set; }

    /// <summary>Steps over blanks, commas and colons, and says what comes next; a zero at the end.</summary>
    public char Peek()
    {
        while (At < text.Length && (char.IsWhiteSpace(text[At]) || text[At] is ',' or ':'))
            At++;
        return At < text.Length ? text[At] : '\0';
    }

    public bool TryTake(char character)
    {
        if (Peek() != character)
            return false;
        At++;
        return true;
    }

    /// <summary>Reads the string that comes next, escapes decoded, each character with its place.</summary>
    public void ReadString(Action<char, int> add)
    {
        if (!TryTake('"'))
            return;
        for (; At < text.Length && text[At] != '"'; At++)
        {
            if (text[At] != '\\' || At + 1 >= text.Length)
            {
                add(text[At], At);
                continue;
            }
            var escape = At++;
            if (text[At] == 'u' && At + 4 < text.Length && int.TryParse(text.Substring(At + 1, 4), System.Globalization.NumberStyles.HexNumber, null, out var code))
            {
                add((char)code, escape);
                At += 4;
            }
            else
            {
                add(text[At] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other }, escape);
            }
        }
        At = Math.Min(text.Length, At + 1);
    }

    public string ReadString()
    {
        var value = new System.Text.StringBuilder();
        ReadString((character, _) => value.Append(character));
        return value.ToString();
    }

    /// <summary>Steps over the value that comes next, however deep it goes.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            switch (Peek())
            {
                case '\0':
                    return;
                case '"':
                    SkipString();
                    break;
                case '{' or '[':
                    depth++;
                    At++;
                    break;
                case '}' or ']':
                    depth--;
                    At++;
                    break;
                default:
                    At++;
                    while (At < text.Length && (char.IsLetterOrDigit(text[At]) || text[At] is '.' or '+' or '-'))
                        At++;
                    break;
            }
        }
        while (depth > 0);
    }

    private void SkipString()
    {
        At++;
        while (At < text.Length && text.IndexOfAny(QuoteOrEscape, At) is >= 0 and var next)
        {
            At = text[next] == '"' ? next + 1 : Math.Min(text.Length, next + 2);
            if (text[next] == '"')
                return;
        }
        At = text.Length;
    }
}
