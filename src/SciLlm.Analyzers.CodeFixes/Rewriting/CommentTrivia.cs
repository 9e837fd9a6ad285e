namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Where people wrote something for each other.</summary>
internal static class CommentTrivia
{
    public static bool IsComment(this SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective;

    /// <summary>Whether a block holds comments apart from those inside or behind the statements that go.</summary>
    public static bool HoldsComments(this SyntaxNode block, ICollection<StatementSyntax> removed) => block.DescendantTrivia()
        .Any(trivia => trivia.IsComment() && block.Span.Contains(trivia.Span) && !removed.Any(statement => Owns(statement, trivia)));

    private static bool Owns(StatementSyntax statement, SyntaxTrivia trivia) =>
        statement.Span.Contains(trivia.Span) || statement.GetTrailingTrivia().Contains(trivia);
}
