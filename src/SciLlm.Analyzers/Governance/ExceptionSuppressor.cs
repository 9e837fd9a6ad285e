namespace SciLlm.Analyzers.Governance;

/// <summary>Suppresses what an entry of an <c>EXCEPTIONS.md</c> covers, with the entry as the justification.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionSuppressor : DiagnosticSuppressor
{
    private const string Id = "SciLlmException";

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        ExceptedRules.Ids.Select(static rule => Because(rule, "an entry of " + ExceptionsFile.Name)).ToImmutableArray();

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var register = ExceptionRegister.Of(context.Options, context.CancellationToken);
        if (register.Files.IsEmpty)
            return;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (register.Covering(diagnostic.Id, diagnostic.Location.GetLineSpan().Path) is { } entry)
                context.ReportSuppression(Suppression.Create(Because(diagnostic.Id, entry.Justification), diagnostic));
        }
    }

    private static SuppressionDescriptor Because(string rule, string justification) => new(Id, rule, new Justification(justification));

    /// <summary>
    /// A text of its own for every suppression. The compiler takes a suppression only when its descriptor equals a supported one, and descriptors
    /// are equal when their justifications are; so these all are.
    /// </summary>
    private sealed class Justification(string text) : LocalizableString
    {
        protected override string GetText(IFormatProvider? formatProvider) => text;

        protected override int GetHash() => 0;

        protected override bool AreEqual(object? other) => other is Justification;
    }
}
