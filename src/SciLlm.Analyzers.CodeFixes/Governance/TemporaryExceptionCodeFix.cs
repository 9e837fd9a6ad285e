namespace SciLlm.Analyzers.CodeFixes.Governance;

/// <summary>
/// Lets any violation be for a month. A provider of its own without a fix-all, so that nothing that repairs many places at once, in the IDE or at a
/// command line, can ever write an exception.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class TemporaryExceptionCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ExceptedRules.Ids;

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (TemporaryException.For(context.TextDocument, diagnostic.Id) is { } exception)
                context.RegisterCodeFix(exception, diagnostic);
        }
        return Task.CompletedTask;
    }
}
