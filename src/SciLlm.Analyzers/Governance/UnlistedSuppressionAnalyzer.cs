namespace SciLlm.Analyzers.Governance;

/// <summary>SCILLM903: a <c>#pragma</c> or a <c>SuppressMessage</c> for a rule, and no entry that allows it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlistedSuppressionAnalyzer() : PavedPathAnalyzer(Rules.UnlistedSuppression)
{
    /// <summary>The property that holds the rule which is turned off.</summary>
    public const string Rule = nameof(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        var register = ExceptionRegister.Of(context.Options, context.CancellationToken);
        context.RegisterSyntaxTreeAction(tree => AnalyzePragmas(tree, register));
        context.RegisterIndexedNodeAction(node => AnalyzeAttribute(node, register), SyntaxKind.Attribute);
    }

    private static void AnalyzePragmas(SyntaxTreeAnalysisContext context, ExceptionRegister register)
    {
        var root = context.Tree.GetRoot(context.CancellationToken);
        // From directive to directive: to look for them among all trivia would walk through every file that has a region.
        for (var directive = root.GetFirstDirective(IsDisabling); directive is not null; directive = directive.GetNextDirective(IsDisabling))
        {
            foreach (var code in ((PragmaWarningDirectiveTriviaSyntax)directive).ErrorCodes)
                AnalyzeCode(context, code, register);
        }
    }

    private static bool IsDisabling(DirectiveTriviaSyntax directive) =>
        directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);

    private static void AnalyzeCode(SyntaxTreeAnalysisContext context, ExpressionSyntax code, ExceptionRegister register)
    {
        var rule = code.ToString();
        if (ExceptedRules.Ids.Contains(rule) && register.Covering(rule, context.Tree.FilePath) is null)
            context.ReportDiagnostic(Unlisted(code.GetLocation(), "'#pragma warning disable'", rule));
    }

    private static void AnalyzeAttribute(IndexedNode context, ExceptionRegister register)
    {
        if (SuppressMessageUse.At((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is { } use
            && ExceptedRules.Ids.Contains(use.RuleId)
            && use.Paths.Any(path => register.Covering(use.RuleId, path) is null)
            && register.Covering(use.RuleId, context.Node.SyntaxTree.FilePath) is null)
            context.ReportDiagnostic(Unlisted(context.Node.GetLocation(), "'SuppressMessage'", use.RuleId));
    }

    private static Diagnostic Unlisted(Location location, string what, string rule) =>
        Diagnostic.Create(Rules.UnlistedSuppression, location, ImmutableDictionary<string, string?>.Empty.Add(Rule, rule), what, rule, "");
}
