namespace SciLlm.Analyzers.Governance;

/// <summary>SCILLM902: a row that was meant as an entry and is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadableExceptionAnalyzer() : ExceptionsFileAnalyzer(Rules.UnreadableException)
{
    private protected override IEnumerable<(TextSpan Span, object[] Words)> Find(ExceptionsFile file, ProjectFiles project) =>
        from problem in file.Problems
        select (problem.Span, new object[] { problem.Message });
}
