namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>
/// Takes statements out with their lines. An <c>if</c> that is left with nothing to do goes too; a body that the syntax requires becomes an
/// empty block. Comments above a statement stay; one behind it on its line was about it and goes.
/// </summary>
internal sealed class StatementRemoval(Rewrite rewrite)
{
    private readonly SourceText _text = rewrite.Site.Text;

    public IEnumerable<TextChange> Changes()
    {
        var removed = new HashSet<StatementSyntax>(rewrite.RemovedStatements);
        while (removed.Select(statement => EmptiedIf(statement, removed)).OfType<IfStatementSyntax>().FirstOrDefault() is { } emptied)
            removed.Add(emptied);

        foreach (var statement in removed.Where(statement => !statement.Ancestors().OfType<StatementSyntax>().Any(removed.Contains)))
            yield return IsEmbedded(statement) ? Emptied(statement) : new TextChange(Lines(statement, removed), "");
    }

    /// <summary>The <c>if</c> that does nothing any more in either branch, when asking its condition did nothing either.</summary>
    private static IfStatementSyntax? EmptiedIf(StatementSyntax statement, HashSet<StatementSyntax> removed)
    {
        var branch = statement.Parent is BlockSyntax block ? block : statement;
        var condition = branch.Parent as IfStatementSyntax ?? branch.Parent?.Parent as IfStatementSyntax;
        return condition is not null && !removed.Contains(condition)
            && IsEmptied(condition.Statement, removed) && (condition.Else is null || IsEmptied(condition.Else.Statement, removed))
            && Purity.IsPure(condition.Condition)
            ? condition
            : null;
    }

    private static bool IsEmptied(StatementSyntax branch, HashSet<StatementSyntax> removed) =>
        removed.Contains(branch) || branch is BlockSyntax block && block.Statements.All(removed.Contains) && !block.HoldsComments(removed);

    private static bool IsEmbedded(StatementSyntax statement) =>
        statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax);

    /// <summary>A body without braces: the branch of an <c>else</c> goes with it, any other becomes an empty block.</summary>
    private static TextChange Emptied(StatementSyntax statement)
    {
        var before = statement.GetFirstToken().GetPreviousToken();
        if (statement.Parent is ElseClauseSyntax branch)
            return new TextChange(TextSpan.FromBounds(branch.GetFirstToken().GetPreviousToken().Span.End, statement.Span.End), "");
        return before.TrailingTrivia.Concat(statement.GetLeadingTrivia()).Any(CommentTrivia.IsComment)
            ? new TextChange(statement.Span, "{ }")
            : new TextChange(TextSpan.FromBounds(before.Span.End, statement.Span.End), " { }");
    }

    private TextSpan Lines(StatementSyntax statement, HashSet<StatementSyntax> removed)
    {
        var (first, last) = (_text.Lines.GetLineFromPosition(statement.SpanStart), _text.Lines.GetLineFromPosition(statement.Span.End));
        var before = _text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart));
        var after = _text.ToString(TextSpan.FromBounds(statement.Span.End, last.End));
        if (before.Trim().Length > 0 || after.Trim() is not ("" or ['/', '/', ..]))
            return Within(statement, before, after);
        var (start, end) = (first.Start, last.EndIncludingLineBreak);
        var (above, below) = (first.LineNumber - 1, last.LineNumber + 1);
        var opens = above < 0 || IsBlank(above) || IsOnly(above, "{") || IsRemoved(above, removed);
        // Two blank lines that now meet, or one beside a brace, are one too many.
        if (opens && below < _text.Lines.Count && IsBlank(below))
            end = _text.Lines[below].EndIncludingLineBreak;
        else if (above >= 0 && IsBlank(above) && below < _text.Lines.Count && IsOnly(below, "}"))
            start = _text.Lines[above].Start;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Other code shares the line: the statement goes with the space that set it off.</summary>
    private static TextSpan Within(StatementSyntax statement, string before, string after)
    {
        var (start, end) = (statement.SpanStart, statement.Span.End);
        if (after.Trim().Length > 0)
            end += after.Length - after.TrimStart().Length;
        else
            start -= before.Length - before.TrimEnd().Length;
        return TextSpan.FromBounds(start, end);
    }

    private bool IsRemoved(int line, HashSet<StatementSyntax> removed)
    {
        for (; line >= 0; line--)
        {
            var span = _text.Lines[line].Span;
            if (IsBlank(line) || IsOnly(line, "{"))
                return true;
            if (!removed.Any(statement => statement.Span.IntersectsWith(span)))
                return false;
        }
        return true;
    }

    private bool IsBlank(int line) => IsOnly(line, "");

    private bool IsOnly(int line, string code) => _text.ToString(_text.Lines[line].Span).Trim() == code;
}
