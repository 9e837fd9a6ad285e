using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>Writes what reads a key from the environment in place of a literal.</summary>
internal sealed class KeyReading(FixSite site, TypeNames names, string variable)
{
    /// <summary>The variable that is read: that of the literal's place, where the literal was the default for it.</summary>
    public string Variable { get; } = DefaultFor(site.Node) ?? variable;

    private string FromEnvironment => $"{names.Of("System", nameof(Environment))}.{nameof(Environment.GetEnvironmentVariable)}(\"{Variable}\")";

    private string Throw => $"throw new {names.Of("System", nameof(InvalidOperationException))}(\"Set {Variable}.\")";

    public bool TryReplace(Rewrite rewrite, string text, ApiKeyText key)
    {
        switch (site.Node)
        {
            case InterpolatedStringTextSyntax part when At(part.TextToken, text, key) is { } span:
                rewrite.Replace(span, $"{{{FromEnvironment}}}");
                return true;
            case LiteralExpressionSyntax literal when key.Length == text.Length:
                rewrite.Replace(literal.Span, Whole(literal));
                return true;
            case LiteralExpressionSyntax literal when At(literal.Token, text, key) is { } span:
                rewrite.Replace(literal.Span, Joined(literal, span));
                return true;
            default:
                return false;
        }
    }

    /// <summary>A default that is a key turns the failure that it hid into one that is seen.</summary>
    private string Whole(LiteralExpressionSyntax literal) =>
        DefaultFor(literal) is not null ? Throw
        : IsNullWelcome(literal) ? FromEnvironment
        : literal.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            ? $"{FromEnvironment} ?? {Throw}"
        : $"({FromEnvironment} ?? {Throw})";

    private string Joined(LiteralExpressionSyntax literal, TextSpan key)
    {
        var quoted = site.Text.ToString(literal.Span);
        var (start, end) = (key.Start - literal.SpanStart, key.End - literal.SpanStart);
        var opening = quoted.Substring(0, quoted.IndexOf('"') + 1);
        var (before, after) = (quoted.Substring(opening.Length, start - opening.Length), quoted.Substring(end, quoted.Length - end - 1));
        return (before.Length > 0 ? $"{opening}{before}\" + " : "") + FromEnvironment + (after.Length > 0 ? $" + {opening}{after}\"" : "");
    }

    /// <summary>Where the key stands in the source; null where its characters are not written as they are read.</summary>
    private static TextSpan? At(SyntaxToken token, string text, ApiKeyText key) =>
        !token.Text.StartsWith("\"\"\"", StringComparison.Ordinal)
        && token.Text.IndexOf(text.Substring(key.Start, key.Length), StringComparison.Ordinal) is >= 0 and var at
            ? new TextSpan(token.SpanStart + at, key.Length)
            : null;

    /// <summary>The variable or setting a literal is the default for: <c>Environment.GetEnvironmentVariable("X") ?? "…"</c>.</summary>
    private static string? DefaultFor(SyntaxNode node) =>
        node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice && choice.Right == node
            ? choice.Left switch
            {
                InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }] } => name,
                ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }] } => name,
                _ => null,
            }
            : null;

    private bool IsNullWelcome(ExpressionSyntax literal) =>
        !site.Model.GetNullableContext(literal.SpanStart).AnnotationsEnabled()
        || literal.Parent switch
        {
            AssignmentExpressionSyntax assignment => site.Model.GetSymbolInfo(assignment.Left, site.Cancellation).Symbol,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } } variable } =>
                site.Model.GetDeclaredSymbol(variable, site.Cancellation),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => site.Model.GetDeclaredSymbol(property, site.Cancellation),
            _ => null,
        } switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            ILocalSymbol local => local.Type,
            _ => null,
        } is { NullableAnnotation: NullableAnnotation.Annotated };
}
