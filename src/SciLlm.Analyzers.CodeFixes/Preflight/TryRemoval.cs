using System.Text;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>Leaves of a <c>try</c> only what is tried. Not where another handler, a <c>finally</c>, a comment or a <c>using</c>'s scope would go with it.</summary>
internal static class TryRemoval
{
    public static Rewritten? Of(CatchClauseSyntax clause, FixSite site)
    {
        var around = (TryStatementSyntax)clause.Parent!;
        if (around is not { Catches.Count: 1, Finally: null, Block.Statements: [var first, ..] statements }
            || around.Parent is not (BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax)
            || around.DescendantTrivia().Any(trivia => trivia.IsComment() && around.Span.Contains(trivia.Span) && !Tried(statements).Contains(trivia.Span))
            || statements.Any(static statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }) && CatchEdits.Following(around).Count > 0)
            return null;
        var rewrite = new Rewrite(site);
        if (!rewrite.DropUnreachable(around, without: clause))
            return null;
        var text = site.Text;
        var shift = text.IndentationAt(first.SpanStart).Length - text.IndentationAt(around.SpanStart).Length;
        rewrite.Replace(around.Span, Outdented(statements, text, shift), [.. statements]);
        return rewrite.Finish("Remove the try", SwallowedPreflightCodeFix.RemoveTry);
    }

    /// <summary>The statements with their comments, moved to the left; what lies inside a text over several lines stays.</summary>
    private static string Outdented(SyntaxList<StatementSyntax> statements, SourceText text, int shift)
    {
        var comments = statements[0].GetLeadingTrivia().Concat(statements.Last().GetTrailingTrivia()).Where(CommentTrivia.IsComment).Select(static trivia => trivia.Span);
        var code = comments.Append(TextSpan.FromBounds(statements[0].SpanStart, statements.Last().Span.End)).ToList();
        var span = TextSpan.FromBounds(code.Min(static each => each.Start), code.Max(static each => each.End));
        var texts = statements
            .SelectMany(static statement => statement.DescendantTokens())
            .Where(static token => token.Text.IndexOf('\n') >= 0)
            .Select(static token => token.Span)
            .ToList();
        var moved = new StringBuilder();
        foreach (var line in text.Lines.SkipWhile(line => line.End < span.Start).TakeWhile(line => line.Start < span.End))
        {
            var start = Math.Max(line.Start, span.Start);
            var blank = text.IndentationAt(line.Start).Length;
            if (start == line.Start && !texts.Any(literal => literal.Start < line.Start && line.Start < literal.End))
                start += Math.Max(0, Math.Min(shift, blank));
            moved.Append(text.ToString(TextSpan.FromBounds(start, Math.Min(line.EndIncludingLineBreak, span.End))));
        }
        return moved.ToString();
    }

    private static TextSpan Tried(SyntaxList<StatementSyntax> statements) =>
        TextSpan.FromBounds(statements[0].FullSpan.Start, statements.Last().FullSpan.End);
}
