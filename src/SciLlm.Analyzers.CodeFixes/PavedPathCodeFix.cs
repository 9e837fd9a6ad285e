using Microsoft.CodeAnalysis.CodeActions;

namespace SciLlm.Analyzers.CodeFixes;

/// <summary>
/// The base of every fix. A fix says what can be done about one diagnostic; applying one or all of them is the same edit of the document.
/// </summary>
public abstract class PavedPathCodeFix(params string[] ids) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(ids);

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (all, document, diagnostics) =>
        await FixAsync(document, diagnostics, all.CodeActionEquivalenceKey, isFixAll: true, all.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixSite.Of(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
                continue;
            foreach (var repair in Repairs(site))
            {
                var fix = CodeAction.Create(
                    repair.Title,
                    cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), repair.EquivalenceKey, isFixAll: false, cancellation),
                    repair.EquivalenceKey);
                context.RegisterCodeFix(fix, diagnostic);
            }
        }
    }

    /// <summary>What can be done about a diagnostic, the best first; nothing where a precondition does not hold.</summary>
    private protected abstract IEnumerable<Repair> Repairs(FixSite site);

    /// <summary>Repairs some diagnostics of a document in the way asked for. By default their edits are independent and made at once.</summary>
    private protected virtual async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? equivalenceKey, bool isFixAll, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (await FixSite.Of(document, diagnostic, cancellation).ConfigureAwait(false) is { } site)
            {
                Repairs(site)
                    .FirstOrDefault(repair => repair.EquivalenceKey == equivalenceKey && !(isFixAll && repair.IsOneByOne))?
                    .Apply(editor);
            }
        }
        return await OriginalLineBreaks.FinishAsync(editor.GetChangedDocument(), document, cancellation).ConfigureAwait(false);
    }
}
