namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Adds statements where a person would type them: on their own line at the others' depth, or beside the others on theirs.</summary>
internal static class StatementInsertion
{
    /// <summary>Adds a statement at a block's end, behind the comments that stand there; on a line of its own unless the block is written on one.</summary>
    public static void Append(this Rewrite rewrite, BlockSyntax block, string statement)
    {
        var text = rewrite.Site.Text;
        var closing = text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart);
        if (closing.LineNumber == text.Lines.GetLineFromPosition(block.OpenBraceToken.SpanStart).LineNumber)
        {
            var space = char.IsWhiteSpace(text[block.CloseBraceToken.SpanStart - 1]) ? "" : " ";
            rewrite.Replace(new TextSpan(block.CloseBraceToken.SpanStart, 0), $"{space}{statement} ");
            return;
        }
        var around = text.IndentationAt(block.CloseBraceToken.SpanStart);
        var indentation = block.Statements.LastOrDefault() is { } last ? text.IndentationAt(last.SpanStart) : around + UnitOf(around);
        rewrite.Replace(new TextSpan(closing.Start, 0), indentation + statement + text.LineBreak());
    }

    /// <summary>Adds a statement before another one.</summary>
    public static void InsertBefore(this Rewrite rewrite, StatementSyntax next, string statement)
    {
        var text = rewrite.Site.Text;
        var line = text.Lines.GetLineFromPosition(next.SpanStart);
        var indentation = text.IndentationAt(next.SpanStart);
        var between = line.Start + indentation.Length == next.SpanStart ? text.LineBreak() + indentation : " ";
        rewrite.Replace(new TextSpan(next.SpanStart, 0), statement + between);
    }

    public static string IndentationAt(this SourceText text, int position)
    {
        var line = text.ToString(text.Lines.GetLineFromPosition(position).Span);
        return line[..(line.Length - line.TrimStart().Length)];
    }

    /// <summary>What one step deeper adds to an indentation.</summary>
    public static string UnitOf(string indentation) => indentation is ['\t', ..] ? "\t" : "    ";

    /// <summary>The line break this file uses.</summary>
    public static string LineBreak(this SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : Environment.NewLine;
    }
}
