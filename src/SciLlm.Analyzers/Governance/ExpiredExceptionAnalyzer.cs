namespace SciLlm.Analyzers.Governance;

/// <summary>SCILLM901: an entry whose last day has passed. What it covered is reported again, too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExpiredExceptionAnalyzer() : ExceptionsFileAnalyzer(Rules.ExpiredException)
{
    private protected override IEnumerable<(TextSpan Span, object[] Words)> Find(ExceptionsFile file, ProjectFiles project) =>
        from entry in file.Entries
        where file.Term.HasEnded(entry.Expires) && project.AreMeant(file, entry)
        select (entry.ExpiresCell, Words(entry));

    /// <summary>What the message says of an entry.</summary>
    internal static object[] Words(ExceptionEntry entry) => [entry.Rules, entry.PathText, ExceptionDate.Text(entry.Expires), entry.Owner];
}
