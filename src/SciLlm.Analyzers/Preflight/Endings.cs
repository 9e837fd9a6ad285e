namespace SciLlm.Analyzers.Preflight;

/// <summary>The statements with which code goes on as if nothing had failed.</summary>
internal static class Endings
{
    private const int LongestQuote = 40;

    /// <summary>Each <c>return</c>, <c>continue</c> or <c>break</c> that leaves a piece of code.</summary>
    public static IEnumerable<StatementSyntax> Of(SyntaxNode code) => code.OwnNodes().Prepend(code).OfType<StatementSyntax>().Where(node => node switch
    {
        ReturnStatementSyntax => true,
        YieldStatementSyntax => node.IsKind(SyntaxKind.YieldBreakStatement),
        ContinueStatementSyntax => !IsInside(node, code, Loops.IsLoop),
        BreakStatementSyntax => !IsInside(node, code, static ancestor => ancestor.IsLoop() || ancestor is SwitchStatementSyntax),
        _ => false,
    });

    /// <summary>The first of them as the end of a sentence.</summary>
    public static string? Quote(SyntaxNode code) => Of(code).FirstOrDefault() is { } ending ? $" by '{Shortened(ending.ToString().TrimEnd(';'))}'" : null;

    /// <summary>The first line, and no more of it than fits into a message.</summary>
    private static string Shortened(string text)
    {
        var line = text.Split('\r', '\n')[0].TrimEnd();
        return line.Length > LongestQuote ? line.Substring(0, LongestQuote).TrimEnd() + "…"
            : line.Length < text.Length ? line + " …"
            : line;
    }

    /// <summary>Whether what a jump leaves is a part of the code itself.</summary>
    private static bool IsInside(SyntaxNode jump, SyntaxNode code, Func<SyntaxNode, bool> leaves) =>
        jump.Ancestors().TakeWhile(ancestor => ancestor != code.Parent).Any(leaves);
}
