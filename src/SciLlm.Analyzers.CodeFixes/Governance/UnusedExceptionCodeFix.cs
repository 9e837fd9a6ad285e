using Microsoft.CodeAnalysis.CodeActions;

namespace SciLlm.Analyzers.CodeFixes.Governance;

/// <summary>SCILLM904: removes an entry that covers nothing. The page is no source, so fix-all, which goes from source to source, does not reach it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".md"])]
public sealed class UnusedExceptionCodeFix : CodeFixProvider
{
    public const string RemoveEntry = "SciLlm.RemoveException";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCILLM904");

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var removal = CodeAction.Create(
                "Remove the entry", cancellation => RemoveAsync(context.TextDocument, diagnostic.Location.SourceSpan, cancellation), RemoveEntry);
            context.RegisterCodeFix(removal, diagnostic);
        }
        return Task.CompletedTask;
    }

    private static async Task<Solution> RemoveAsync(TextDocument page, TextSpan row, CancellationToken cancellation) =>
        page.Project.Solution.WithAdditionalDocumentText(
            page.Id, ExceptionsPage.Without(await page.GetTextAsync(cancellation).ConfigureAwait(false), row));
}
