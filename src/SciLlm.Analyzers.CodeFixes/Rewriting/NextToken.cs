namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Where the code behind a piece begins.</summary>
internal static class NextToken
{
    /// <summary>The start of what follows; the end of a file counts, since the next token may not be there yet.</summary>
    public static int StartOfNext(this SyntaxToken token) => token.GetNextToken(includeZeroWidth: true).SpanStart;
}
