using System.Text;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Text that code puts together, as one string with a mark for every expression in it.</summary>
internal sealed class JsonTextParts
{
    public const char Hole = '\uFFFC';

    private readonly StringBuilder _text = new();

    private JsonTextParts(ExpressionSyntax expression) => Flatten(expression);

    public string Text => _text.ToString();

    /// <summary>The expressions, in the order of their marks.</summary>
    public Queue<ExpressionSyntax> Holes { get; } = new();

    public static JsonTextParts Of(ExpressionSyntax expression) => new(expression);

    /// <summary>What code escapes to put it into JSON; an object needs it as it is.</summary>
    public static ExpressionSyntax Unescaped(ExpressionSyntax hole) =>
        hole is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var plain }] } call
        && call.Expression.SimpleName()?.Identifier.ValueText is { } name
        && (name.IndexOf("escape", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("encode", StringComparison.OrdinalIgnoreCase) >= 0)
            ? plain
            : hole;

    /// <summary>A value that stands in the JSON by itself: a number that was formatted, an object that was serialized.</summary>
    public static string Bare(ExpressionSyntax hole) => hole is InvocationExpressionSyntax call
        ? call.Expression.SimpleName()?.Identifier.ValueText switch
        {
            "ToString" when call.Receiver() is { } formatted => formatted.ToString(),
            "Serialize" or "SerializeObject" when call.ArgumentList.Arguments.Count == 1 => call.ArgumentList.Arguments[0].ToString(),
            _ => hole.ToString(),
        }
        : hole.ToString();

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
                Holes.Enqueue(value);
                break;
        }
    }

    /// <summary>The compiler leaves doubled braces in a token's value; in a raw string they are what they look like.</summary>
    private static string Braces(InterpolatedStringExpressionSyntax interpolated, string text) =>
        interpolated.StringEndToken.Text == "\"" ? text.Replace("{{", "{").Replace("}}", "}") : text;
}
