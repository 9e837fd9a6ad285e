namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Puts elements into initializers, and takes them out with what they leave empty.</summary>
internal static class InitializerElements
{
    /// <summary>Adds a setting before the others, above the comments that are about these; on a line of its own where they have theirs.</summary>
    public static void AddFirst(Rewrite rewrite, InitializerExpressionSyntax initializer, string setting)
    {
        var (text, opening) = (rewrite.Site.Text, initializer.OpenBraceToken);
        var line = text.Lines.GetLineFromPosition(opening.SpanStart);
        if (initializer.Expressions is not [var first, ..])
            rewrite.Replace(new TextSpan(opening.Span.End, 0), $" {setting}{(opening.Span.End == initializer.CloseBraceToken.SpanStart ? " " : "")}");
        else if (first.SpanStart < line.EndIncludingLineBreak)
            rewrite.Replace(new TextSpan(first.SpanStart, 0), $"{setting}, ");
        else
            rewrite.Replace(new TextSpan(line.EndIncludingLineBreak, 0), $"{text.IndentationAt(first.SpanStart)}{setting},{text.LineBreak()}");
    }

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
