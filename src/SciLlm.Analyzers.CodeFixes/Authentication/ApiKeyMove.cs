using SciLlm.Analyzers.Endpoints;
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
        var separator = before.Trim().Length == 0 ? UsingDirectives.LineBreak(rewrite.Site.Text) + before : " ";
        rewrite.Replace(new TextSpan(headers.SpanStart, 0), $"ApiKey = {key},{separator}", value);
        InitializerElements.Remove(rewrite, (ExpressionSyntax)header.Node);
        return true;
    }

    /// <summary>The key in a header's value; null when the value is not known to be one.</summary>
    private static string? Key(Rewrite rewrite, HeaderSetting header, ExpressionSyntax value) => value switch
    {
        _ when !header.Header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) => value.ToString(),
        LiteralExpressionSyntax { Token.Value: string text } when StartsWithScheme(text) => SymbolDisplay.FormatLiteral(text.Substring(Scheme.Length), quote: true),
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax { TextToken.ValueText: var text }, InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole] }
            when text.Equals(Scheme, StringComparison.OrdinalIgnoreCase) && IsText(rewrite, hole.Expression) => hole.Expression.Unwrap().ToString(),
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax { Token.Value: string text }, Right: var key } sum
            when sum.IsKind(SyntaxKind.AddExpression) && text.Equals(Scheme, StringComparison.OrdinalIgnoreCase) && IsText(rewrite, key) => key.ToString(),
        _ => null,
    };

    private static bool IsText(Rewrite rewrite, ExpressionSyntax expression) =>
        rewrite.Model.GetTypeInfo(expression, rewrite.Cancellation).Type?.SpecialType == SpecialType.System_String;

    private static bool StartsWithScheme(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    private static InitializerExpressionSyntax? Initializer(ExpressionSyntax dictionary) => dictionary switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        InitializerExpressionSyntax initializer => initializer,
        _ => null,
    };

    private static bool Sets(ExpressionSyntax member, string property) =>
        member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == property;
}
