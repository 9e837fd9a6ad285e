using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>
/// Takes a header out of Refit's <c>[Headers("Authorization: Bearer", "X-Title: …")]</c>. One that a parameter carries stays: its
/// callers pass it.
/// </summary>
internal static class HeaderAttributes
{
    public static bool TryRemove(Rewrite rewrite, AttributeSyntax attribute, SyntaxNode header)
    {
        if (attribute.Parent is not AttributeListSyntax { Parent: not ParameterSyntax } list
            || attribute.ArgumentList is not { } arguments || header.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument)
            return false;
        if (arguments.Arguments.Count > 1)
            rewrite.Delete(InitializerElements.SpanWithComma(rewrite.Site.Text, argument));
        else if (list.Attributes.Count > 1)
            rewrite.Delete(InitializerElements.SpanWithComma(rewrite.Site.Text, attribute));
        else
            rewrite.Delete(TextSpan.FromBounds(list.SpanStart, list.GetLastToken().StartOfNext()));
        return true;
    }
}
