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
        context.RegisterSyntaxNodeAction(node => AnalyzeAttribute(node, register), SyntaxKind.Attribute);
    }

    private static void AnalyzePragmas(SyntaxTreeAnalysisContext context, ExceptionRegister register)
    {
        if (context.Tree.GetRoot(context.CancellationToken) is not { ContainsDirectives: true } root)
            return;
        var disabled =
            from trivia in root.DescendantTrivia()
            where trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)
            let pragma = (PragmaWarningDirectiveTriviaSyntax)trivia.GetStructure()!
            where pragma.IsActive && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
            from code in pragma.ErrorCodes
            select code;
        foreach (var code in disabled)
        {
            var rule = code.ToString();
            if (ExceptedRules.Ids.Contains(rule) && register.Covering(rule, context.Tree.FilePath) is null)
                context.ReportDiagnostic(Unlisted(code.GetLocation(), "'#pragma warning disable'", rule));
        }
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context, ExceptionRegister register)
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
