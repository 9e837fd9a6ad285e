namespace SciLlm.Analyzers.Proofs;

/// <summary>
/// SCILLM702: how a proof ended is data. A text about it is for people, and a summary that says <c>proved=0</c> or <c>unproved=3</c> contains "proved"
/// too (contract, "Primary results live in …results").
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutcomeReadFromTextAnalyzer() : PavedPathAnalyzer(Rules.OutcomeReadFromText)
{
    private static readonly string[] Verdicts = ["proved", "proven", "timeout", "timed out", "timed_out"];
    private static readonly string[] SummaryWords = ["verified", "success", "fail", "error"];

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (ProofSymbols.From(path.Compilation) is not { } proofs)
            return;
        var models = new SemanticModels(path.Compilation);
        context.RegisterIndexedNodeAction(
            node => Analyze(node, models, proofs),
            SyntaxKind.InvocationExpression,
            SyntaxKind.ConditionalAccessExpression,
            SyntaxKind.EqualsExpression,
            SyntaxKind.NotEqualsExpression,
            SyntaxKind.IsPatternExpression,
            SyntaxKind.SwitchExpression,
            SyntaxKind.SwitchStatement);
    }

    private static void Analyze(IndexedNode context, SemanticModels models, ProofSymbols proofs)
    {
        if (TextTest.Of(context.Node) is not { } test
            || !Holds(test.Word, Verdicts) && !Holds(test.Word, SummaryWords)
            || !OutcomeText.MayBe(test.Text)
            || OutcomeText.Of(test.Text, models, proofs, context.CancellationToken) is not { } text
            || !IsVerdict(test.Word, text.Name.Identifier.ValueText))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.OutcomeReadFromText,
            (test.Text.SimpleName() ?? text.Name).GetLocation(),
            text.Name.Identifier.ValueText,
            text.IsOfResponse ? "Results" : "Ok or Outcome"));
    }

    /// <summary>An explanation or a compiler's message may well be searched for an error; only a verdict is not to be found there.</summary>
    private static bool IsVerdict(string word, string text) => text is not ("Explanation" or "Diagnostics") || Holds(word, Verdicts);

    private static bool Holds(string word, string[] any) => any.Any(each => word.IndexOf(each, StringComparison.OrdinalIgnoreCase) >= 0);
}
