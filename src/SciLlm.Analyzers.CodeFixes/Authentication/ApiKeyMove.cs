using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>Gives the key in a SciLlm request's header to its <c>ApiKey</c>.</summary>
internal static class ApiKeyMove
{
    private const string Scheme = "Bearer ";

    public static bool TryMove(Rewrite rewrite, HeaderSetting header)
    {
        if (header.Target is not BaseObjectCreationExpressionSyntax { Initializer: { } request } || header.Value is not { } value
            || request.Expressions.Any(static member => Sets(member, "ApiKey"))
            || request.Expressions.FirstOrDefault(static member => Sets(member, "ExtraHeaders")) is not AssignmentExpressionSyntax headers
            || Key(rewrite, header, value.Unwrap()) is not { } key)
            return false;
        if (Initializer(headers.Right) is { Expressions.Count: 1 })
        {
            rewrite.Replace(headers.Span, $"ApiKey = {key}", value);
            return true;
        }
        var line = rewrite.Site.Text.Lines.GetLineFromPosition(headers.SpanStart);
        var before = rewrite.Site.Text.ToString(TextSpan.FromBounds(line.Start, headers.SpanStart));
        var separator = before.Trim().Length == 0 ? rewrite.Site.Text.LineBreak() + before : " ";
        rewrite.Replace(new TextSpan(headers.SpanStart, 0), $"ApiKey = {key},{separator}", value);
        InitializerElements.Remove(rewrite, (ExpressionSyntax)header.Node);
        return true;
    }

    /// <summary>The key in a header's value; null when the value is not known to be one.</summary>
    private static string? Key(Rewrite rewrite, HeaderSetting header, ExpressionSyntax value)
    {
        if (!header.Header.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return value.ToString();
        switch (value)
        {
            case LiteralExpressionSyntax { Token.Value: string text } when text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase):
                return SymbolDisplay.FormatLiteral(text.Substring(Scheme.Length), quote: true);
            case InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax scheme, InterpolationSyntax hole] }
                when IsScheme(scheme.TextToken.ValueText) && hole.FormatClause is null && IsText(rewrite, hole.Expression):
                return hole.Expression.Unwrap().ToString();
            case BinaryExpressionSyntax { Left: LiteralExpressionSyntax { Token.Value: string scheme } } sum
                when sum.IsKind(SyntaxKind.AddExpression) && IsScheme(scheme) && IsText(rewrite, sum.Right):
                return sum.Right.ToString();
            default:
                return null;
        }
    }

    private static bool IsText(Rewrite rewrite, ExpressionSyntax expression) =>
        rewrite.Model.GetTypeInfo(expression, rewrite.Cancellation).Type?.SpecialType == SpecialType.System_String;

    private static bool IsScheme(string text) => text.Equals(Scheme, StringComparison.OrdinalIgnoreCase);

    private static InitializerExpressionSyntax? Initializer(ExpressionSyntax dictionary) => dictionary switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        InitializerExpressionSyntax initializer => initializer,
        _ => null,
    };

    private static bool Sets(ExpressionSyntax member, string property) =>
        member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == property;
}
