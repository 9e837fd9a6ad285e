namespace SciLlm.Analyzers.Proofs;

/// <summary>
/// SCILLM703: an item is a requirement and notes about it; the solver is set for the call (contract, "keep items for requirements + metadata only").
/// Strategies and tactics of an item have properties of their own, which the contract allows.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SolverSettingOnItemAnalyzer() : PavedPathAnalyzer(Rules.SolverSettingOnItem)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (ProofSymbols.From(path.Compilation) is not { } proofs)
            return;
        context.RegisterIndexedNodeAction(node => Analyze(node, proofs), SyntaxKind.StringLiteralExpression);
    }

    private static void Analyze(IndexedNode context, ProofSymbols proofs)
    {
        if (SolverSetting.Of(context.Node) is not { Holder: { } holder } setting
            || !proofs.ProofItem.SameAs(context.SemanticModel.TypeOf(holder, context.CancellationToken)))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Rules.SolverSettingOnItem, setting.Key.GetLocation(), setting.Name, setting.Property));
    }
}
