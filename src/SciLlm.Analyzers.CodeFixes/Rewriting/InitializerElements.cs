namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Takes an element out of an initializer, and what it leaves empty with it.</summary>
internal static class InitializerElements
{
    public static void Remove(Rewrite rewrite, ExpressionSyntax element)
    {
        var initializer = (InitializerExpressionSyntax)element.Parent!;
        if (initializer.Expressions.Count > 1)
        {
            rewrite.Delete(SpanWithComma(rewrite.Site.Text, element));
            return;
        }
        switch (initializer.Parent)
        {
            // Headers = { … }, ExtraHeaders = new … { … } and AdditionalProperties = new … { … }
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } member:
                Remove(rewrite, member);
                break;
            case BaseObjectCreationExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } member }
                when member.Left is IdentifierNameSyntax { Identifier.ValueText: "ExtraHeaders" or "AdditionalProperties" }:
                Remove(rewrite, member);
                break;
            case BaseObjectCreationExpressionSyntax creation:
                rewrite.Replace(
                    TextSpan.FromBounds(initializer.OpenBraceToken.GetPreviousToken().Span.End, initializer.Span.End),
                    creation.ArgumentList is null ? "()" : "");
                break;
            default:
                rewrite.Delete(element.Span);
                break;
        }
    }

    /// <summary>An element of any list with the comma that goes with it, and its line where it has one to itself.</summary>
    public static TextSpan SpanWithComma(SourceText text, SyntaxNode element)
    {
        var comma = element.GetLastToken().GetNextToken();
        if (!comma.IsKind(SyntaxKind.CommaToken))
            // The last one takes the comma before it along.
            return TextSpan.FromBounds(element.GetFirstToken().GetPreviousToken().SpanStart, element.Span.End);
        var (first, last) = (text.Lines.GetLineFromPosition(element.SpanStart), text.Lines.GetLineFromPosition(comma.Span.End));
        var isAlone = text.ToString(TextSpan.FromBounds(first.Start, element.SpanStart)).Trim().Length == 0
            && text.ToString(TextSpan.FromBounds(comma.Span.End, last.End)).Trim() is "" or ['/', '/', ..];
        return isAlone
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : TextSpan.FromBounds(element.SpanStart, comma.StartOfNext());
    }
}
