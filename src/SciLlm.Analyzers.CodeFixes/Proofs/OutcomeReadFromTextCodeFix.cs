using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Proofs;

namespace SciLlm.Analyzers.CodeFixes.Proofs;

/// <summary>
/// SCILLM702: looks at the results, where the text was only asked whether all is proved. A test for anything finer is left to whoever knows what it
/// was for.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class OutcomeReadFromTextCodeFix() : PavedPathCodeFix("SCILLM702")
{
    public const string LookAtResults = nameof(LookAtResults);

    private static readonly ImmutableHashSet<string> Good = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "proved", "proven", "verified", "success");
    private static readonly ImmutableHashSet<string> Bad = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "not proved", "failed", "failure");

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Node.AncestorsAndSelf().Select(TextTest.Of).FirstOrDefault(static test => test is not null) is not { } test
            || test.Whole is SwitchExpressionSyntax
            || !Good.Contains(test.Word.Trim()) && !Bad.Contains(test.Word.Trim())
            || ProofSymbols.From(site.Model.Compilation) is not { } proofs
            || OutcomeText.Of(test.Text, new SemanticModels(site.Model.Compilation), proofs, site.Cancellation) is not { Owner: { } owner } text
            || test.Text is IdentifierNameSyntax && owner is not IdentifierNameSyntax)
            return [];

        var isNegative = Bad.Contains(test.Word.Trim()) != test.IsNegated;
        var whole = test.Whole;
        if (isNegative && whole.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not)
            (whole, isNegative) = (not, false);
        var rewrite = new Rewrite(site);
        var names = new TypeNames(site.Model, whole.SpanStart, alwaysInFull: false);
        rewrite.Replace(whole.Span, (isNegative ? "!" : "") + Verdict(owner, text.IsOfResponse, site, names), owner);
        return rewrite.Finish(text.IsOfResponse ? "Look at Results" : "Look at Ok", LookAtResults, names) is { } rewritten ? [rewritten] : [];
    }

    private static string Verdict(ExpressionSyntax owner, bool isOfResponse, FixSite site, TypeNames names)
    {
        if (!isOfResponse)
            return $"{owner}.Ok";
        names.NeedLinq();
        var each = new[] { "result", "proof", "each" }.First(name => site.Model.LookupSymbols(owner.SpanStart, name: name).IsEmpty || name == "each");
        return $"{owner}.Results.All({each} => {each}.Ok)";
    }
}
