namespace SciLlm.Analyzers.CodeFixes.Governance;

/// <summary>SCILLM903: adds the entry that a suppression lacks. No fix-all, for the same reason as <see cref="TemporaryExceptionCodeFix"/>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnlistedSuppressionCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCILLM903");

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.GetValueOrDefault(UnlistedSuppressionAnalyzer.Rule) is { } rule
                && TemporaryException.For(context.Document, rule) is { } exception)
                context.RegisterCodeFix(exception, diagnostic);
        }
        return Task.CompletedTask;
    }
}
