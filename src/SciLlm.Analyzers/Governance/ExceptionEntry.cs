namespace SciLlm.Analyzers.Governance;

/// <summary>One row of an <c>EXCEPTIONS.md</c>: what is let be, where, why, who answers for it, and until when.</summary>
/// <param name="RuleIds">The rules it covers; a family in the table stands for all of them.</param>
/// <param name="Rules">The rules as the table names them.</param>
/// <param name="Path">Relative to the folder of the file.</param>
/// <param name="Expires">The last day it covers anything.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Row">Where the whole row stands.</param>
/// <param name="ExpiresCell">Where the date stands.</param>
internal sealed record ExceptionEntry(
    ImmutableArray<string> RuleIds, string Rules, PathGlob Path, string PathText, string Reason, string Owner, DateTime Expires, int Line, TextSpan Row, TextSpan ExpiresCell)
{
    /// <summary>What a suppressed diagnostic says for itself.</summary>
    public string Justification =>
        $"{Reason} (owner {Owner}, until {ExceptionDate.Text(Expires)}, {ExceptionsFile.Name} line {Line})";
}
