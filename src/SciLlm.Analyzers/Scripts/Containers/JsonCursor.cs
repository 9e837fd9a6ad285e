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
    public void ReadString(ScriptText.Builder content)
    {
        if (!TryTake('"'))
            return;
        while (At < text.Length && text[At] != '"')
        {
            if (text[At] == '\\' && At + 1 < text.Length)
            {
                ReadEscape(content);
                continue;
            }
            // A lone backslash ends the text, and is no end of a piece of it.
            var plain = text.IndexOfAny(QuoteOrEscape, At + 1) is >= 0 and var next ? next - At : text.Length - At;
            content.Append(text, At, plain);
            At += plain;
        }
        At = Math.Min(text.Length, At + 1);
    }

    public string ReadString()
    {
        var content = new ScriptText.Builder();
        ReadString(content);
        return content.Build().Text;
    }

    private void ReadEscape(ScriptText.Builder content)
    {
        var escape = At++;
        if (text[At] == 'u' && At + 4 < text.Length && int.TryParse(text.Substring(At + 1, 4), System.Globalization.NumberStyles.HexNumber, null, out var code))
        {
            content.Append((char)code, escape);
            At += 5;
        }
        else
        {
            content.Append(text[At] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other }, escape);
            At++;
        }
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
