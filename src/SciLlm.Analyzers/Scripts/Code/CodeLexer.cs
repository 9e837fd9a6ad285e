using System.Text;

namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Splits code into names, strings and symbols; comments are dropped.</summary>
internal sealed class CodeLexer(string text, CodeSyntax syntax)
{
    private readonly List<CodeToken> _tokens = [];
    private int _at;

    public static List<CodeToken> Read(string text, CodeSyntax syntax) => new CodeLexer(text, syntax).Read();

    private List<CodeToken> Read()
    {
        while (_at < text.Length)
        {
            var character = text[_at];
            if (character == '\n')
                AddSymbol(CodeTokenKind.NewLine);
            else if (char.IsWhiteSpace(character))
                _at++;
            else if (character == '\\' && _at + 1 < text.Length && text[_at + 1] is '\n' or '\r')
                _at = LineEnd() + 1;
            else if (SkipsComment())
                continue;
            else if (IsNameStart(character))
                ReadName();
            else if (character is '"' or '\'' || character == '`')
                ReadText(_at, character == '`' ? syntax.HasTemplates : syntax.InterpolatesWith != 0 && character == '"');
            else if (character == '/' && syntax.HasTemplates && StartsRegex())
                SkipRegex();
            else
                AddSymbol(CodeTokenKind.Symbol);
        }
        return _tokens;
    }

    private bool SkipsComment()
    {
        if (syntax.HasHashComments && text[_at] == '#' || syntax.HasSlashComments && Starts("//"))
        {
            _at = LineEnd();
            return true;
        }
        if (syntax.HasSlashComments && Starts("/*"))
        {
            _at = End("*/", 2);
            return true;
        }
        if (syntax.HasBlockComments && Starts("=begin") && (_at == 0 || text[_at - 1] == '\n'))
        {
            _at = End("\n=end", 5);
            return true;
        }
        return false;
    }

    private void ReadName()
    {
        var start = _at;
        while (_at < text.Length && (IsNameStart(text[_at]) || char.IsDigit(text[_at]) || JoinsNames()))
            _at++;
        if (_at < text.Length && text[_at] is '"' or '\'' && _at - start <= 2 && text.Skip(start).Take(_at - start).All(IsStringPrefix))
        {
            ReadText(start, text.Skip(start).Take(_at - start).Any(static prefix => prefix is 'f' or 'F' or 't' or 'T'));
            return;
        }
        var name = text.Substring(start, _at - start);
        _tokens.Add(new(CodeTokenKind.Name, start, _at - start, name.Replace("?.", ".").Replace("::", ".").Replace("!", "")));
    }

    /// <summary>A dot, Ruby's colons, and JavaScript's <c>?.</c> join two names when a name follows.</summary>
    private bool JoinsNames()
    {
        var length = text[_at] == '.' ? 1 : Starts("?.") && syntax.HasTemplates || Starts("::") && syntax.NamesJoinedBy == "::" ? 2 : 0;
        if (length == 0 || _at + length >= text.Length || !IsNameStart(text[_at + length]))
            return false;
        _at += length - 1;
        return true;
    }

    private void ReadText(int start, bool interpolates)
    {
        var quote = text[_at];
        var close = syntax.HasTripleQuotes && Starts(new string(quote, 3)) ? new string(quote, 3) : quote.ToString();
        // A string that nobody closes ends with its line, so that an apostrophe in a comment we do not know costs one line.
        var endsWithLine = close.Length == 1 && quote != '`';
        var content = new StringBuilder();
        for (_at += close.Length; _at < text.Length && !Starts(close) && !(endsWithLine && text[_at] == '\n');)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                content.Append(text[_at + 1]);
                _at += 2;
            }
            else if (interpolates && syntax.StringPrefixes.Length > 0 && Starts("{{"))
            {
                content.Append('{');
                _at += 2;
            }
            else if (interpolates && InterpolationLength() is > 0 and var opening)
            {
                content.Append(CodeToken.Open).Append(ReadInterpolation(opening)).Append(CodeToken.Close);
            }
            else
            {
                content.Append(text[_at++]);
            }
        }
        if (Starts(close))
            _at += close.Length;
        _tokens.Add(new(CodeTokenKind.Text, start, _at - start, content.ToString()));
    }

    private int InterpolationLength() => text[_at] switch
    {
        '{' when syntax.StringPrefixes.Length > 0 => 1,
        '$' when syntax.HasTemplates => Starts("${") ? 2 : 0,
        '#' when syntax.InterpolatesWith == '#' => Starts("#{") ? 2 : 0,
        _ => 0,
    };

    private string ReadInterpolation(int opening)
    {
        _at += opening;
        var start = _at;
        for (var depth = 1; _at < text.Length && text[_at] != '\n'; _at++)
        {
            depth += text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                break;
        }
        var expression = text.Substring(start, _at - start);
        _at = Math.Min(text.Length, _at + 1);
        return expression;
    }

    /// <summary>A slash divides after a value and starts a pattern everywhere else.</summary>
    private bool StartsRegex() => _tokens.Count == 0
        || _tokens[_tokens.Count - 1] is { Kind: CodeTokenKind.NewLine } or { Kind: CodeTokenKind.Symbol, Text: not (")" or "]" or "}") } or { Text: "return" };

    private void SkipRegex()
    {
        var inClass = false;
        for (_at++; _at < text.Length && text[_at] != '\n' && (inClass || text[_at] != '/'); _at++)
        {
            if (text[_at] == '\\')
                _at++;
            else
                inClass = text[_at] == '[' || inClass && text[_at] != ']';
        }
        _at = Math.Min(text.Length, _at + 1);
    }

    private void AddSymbol(CodeTokenKind kind)
    {
        _tokens.Add(new(kind, _at, 1, text[_at].ToString()));
        _at++;
    }

    private bool IsStringPrefix(char character) => syntax.StringPrefixes.IndexOf(character) >= 0;

    private static bool IsNameStart(char character) => char.IsLetter(character) || character is '_' or '$';

    private bool Starts(string value) => string.CompareOrdinal(text, _at, value, 0, value.Length) == 0;

    private int End(string close, int length) => text.IndexOf(close, _at, StringComparison.Ordinal) is var end and >= 0 ? end + length : text.Length;

    private int LineEnd() => text.IndexOf('\n', _at) is var end and >= 0 ? end : text.Length;
}
