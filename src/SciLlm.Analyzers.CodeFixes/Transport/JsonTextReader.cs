using System.Text;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Reads JSON that code puts together from literals and expressions, and writes the C# expression for the same value. Strict: anything that is not
/// plainly JSON is not read.
/// </summary>
internal sealed class JsonTextReader
{
    private const char Hole = '\uFFFC';

    private readonly StringBuilder _text = new();
    private readonly Queue<ExpressionSyntax> _holes = new();
    private int _position;

    private JsonTextReader(ExpressionSyntax expression) => Flatten(expression);

    private char Next => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>The value as C#; null where the text is not read.</summary>
    public static string? Read(ExpressionSyntax expression)
    {
        var reader = new JsonTextReader(expression);
        var value = reader.Value();
        reader.SkipSpace();
        return reader._position == reader._text.Length ? value : null;
    }

    private void Flatten(ExpressionSyntax expression)
    {
        switch (expression.Unwrap())
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                _text.Append(text);
                break;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                Flatten(sum.Left);
                Flatten(sum.Right);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents)
                {
                    if (content is InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole)
                        Flatten(hole.Expression);
                    else
                        _text.Append(Braces(interpolated, (content as InterpolatedStringTextSyntax)?.TextToken.ValueText ?? "\0"));
                }
                break;
            case var value:
                _text.Append(Hole);
                _holes.Enqueue(value);
                break;
        }
    }

    /// <summary>The compiler leaves doubled braces in a token's value; in a raw string they are what they look like.</summary>
    private static string Braces(InterpolatedStringExpressionSyntax interpolated, string text) =>
        interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) || interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken)
            ? text.Replace("{{", "{").Replace("}}", "}")
            : text;

    private string? Value()
    {
        SkipSpace();
        switch (Next)
        {
            case '{':
                return Sequence('}', Member) is { } members ? $"new {{ {string.Join(", ", members)} }}" : null;
            case '[':
                return Sequence(']', Value) is { } elements ? $"new object[] {{ {string.Join(", ", elements)} }}" : null;
            case '"':
                return Text();
            case Hole:
                _position++;
                return Bare(_holes.Dequeue());
            default:
                return Word();
        }
    }

    private List<string>? Sequence(char end, Func<string?> element)
    {
        _position++;
        var elements = new List<string>();
        SkipSpace();
        while (Next != end)
        {
            if (elements.Count > 0 && !Take(',') || element() is not { } each)
                return null;
            elements.Add(each);
            SkipSpace();
        }
        _position++;
        return elements;
    }

    private string? Member()
    {
        SkipSpace();
        if (Next != '"' || Text() is not { } quoted || !Take(':'))
            return null;
        var name = quoted.Substring(1, quoted.Length - 2);
        return SyntaxFacts.IsValidIdentifier(name) && Value() is { } value ? $"@{name} = {value}" : null;
    }

    /// <summary>A string: a literal, the expression it consists of, or an interpolated string.</summary>
    private string? Text()
    {
        var literal = new StringBuilder();
        var parts = new List<string>();
        ExpressionSyntax? only = null;
        for (_position++; Next != '"'; _position++)
        {
            switch (Next)
            {
                case '\0' or < ' ':
                    return null;
                case Hole:
                    only = Unescaped(_holes.Dequeue());
                    Flush();
                    parts.Add($"{{({only})}}");
                    break;
                case '\\':
                    _position++;
                    if (Escaped() is not { } escaped)
                        return null;
                    literal.Append(escaped);
                    break;
                default:
                    literal.Append(Next);
                    break;
            }
        }
        _position++;
        if (only is null)
            return SymbolDisplay.FormatLiteral(literal.ToString(), quote: true);
        Flush();
        return parts.Count == 1 ? only.ToString() : $"$\"{string.Concat(parts)}\"";

        void Flush()
        {
            if (literal.Length > 0)
            {
                var quoted = SymbolDisplay.FormatLiteral(literal.ToString(), quote: true);
                parts.Add(quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}"));
            }
            literal.Clear();
        }
    }

    private char? Escaped()
    {
        if (Next != 'u')
            return "\"\\/bfnrt".IndexOf(Next) is >= 0 and var index ? "\"\\/\b\f\n\r\t"[index] : null;
        if (_position + 4 >= _text.Length || !int.TryParse(_text.ToString(_position + 1, 4), System.Globalization.NumberStyles.HexNumber, null, out var code))
            return null;
        _position += 4;
        return (char)code;
    }

    private string? Word()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Next) || Next is '-' or '+' or '.')
            _position++;
        var word = _text.ToString(start, _position - start);
        return word switch
        {
            "true" or "false" => word,
            "null" => "default(object)",
            _ => double.TryParse(word, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) ? word : null,
        };
    }

    /// <summary>What code escapes to put it into JSON; an object needs it as it is.</summary>
    private static ExpressionSyntax Unescaped(ExpressionSyntax hole) =>
        hole is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var plain }] } call
        && call.Expression.SimpleName()?.Identifier.ValueText is { } name
        && (name.IndexOf("escape", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("encode", StringComparison.OrdinalIgnoreCase) >= 0)
            ? plain
            : hole;

    /// <summary>A value that stands in the JSON by itself: a number that was formatted, an object that was serialized.</summary>
    private static string Bare(ExpressionSyntax hole) => hole is InvocationExpressionSyntax call
        ? call.Expression.SimpleName()?.Identifier.ValueText switch
        {
            "ToString" when call.Receiver() is { } formatted => formatted.ToString(),
            "Serialize" or "SerializeObject" when call.ArgumentList.Arguments.Count == 1 => call.ArgumentList.Arguments[0].ToString(),
            _ => hole.ToString(),
        }
        : hole.ToString();

    private bool Take(char expected)
    {
        SkipSpace();
        if (Next != expected)
            return false;
        _position++;
        return true;
    }

    private void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
            _position++;
    }
}
