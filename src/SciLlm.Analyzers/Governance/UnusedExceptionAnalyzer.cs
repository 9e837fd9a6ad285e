namespace SciLlm.Analyzers.Governance;

/// <summary>SCILLM904: an entry whose rules find nothing any more in the files it names.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedExceptionAnalyzer() : ExceptionsFileAnalyzer(Rules.UnusedException)
{
    private protected override IEnumerable<(TextSpan Span, object[] Words)> Find(ExceptionsFile file, ProjectFiles project)
    {
        var uses = new ExceptionUses(file, project);
        return
            from entry in file.Entries
            where uses.AreKnown(entry) && !uses.Any(entry)
            select (entry.Row, Words(entry));
    }

    /// <summary>What the message says of an entry.</summary>
    internal static object[] Words(ExceptionEntry entry) => [entry.Rules, entry.PathText];
}
