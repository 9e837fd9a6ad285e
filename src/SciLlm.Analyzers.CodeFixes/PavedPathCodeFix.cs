using Microsoft.CodeAnalysis.CodeActions;

namespace SciLlm.Analyzers.CodeFixes;

/// <summary>
/// The base of every fix. A fix says what can be done about one diagnostic; made for one or for all of them, it is the same edit of the document.
/// </summary>
public abstract class PavedPathCodeFix(params string[] ids) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(ids);

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (all, document, diagnostics) =>
        await FixAllAsync(document, diagnostics, all.CodeActionEquivalenceKey, all.CancellationToken).ConfigureAwait(false));

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
                    cancellation => ApplyAsync(repair, context.Document, diagnostic, cancellation),
                    repair.EquivalenceKey);
                context.RegisterCodeFix(fix, diagnostic);
            }
        }
    }

    /// <summary>What can be done about a diagnostic, the best first; nothing where a precondition does not hold.</summary>
    private protected abstract IEnumerable<Repair> Repairs(FixSite site);

    /// <summary>Makes a repair of one diagnostic, in the document it was offered for.</summary>
    private protected virtual Task<Document> ApplyAsync(Repair repair, Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        EditAsync(document, ImmutableArray.Create(diagnostic), each => each.EquivalenceKey == repair.EquivalenceKey, cancellation);

    /// <summary>Repairs some diagnostics of a document in the way asked for. By default their edits are independent and made at once.</summary>
    private protected virtual Task<Document> FixAllAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? equivalenceKey, CancellationToken cancellation) =>
        EditAsync(document, diagnostics, each => each.EquivalenceKey == equivalenceKey && !each.IsOneByOne, cancellation);

    private async Task<Document> EditAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, Func<Repair, bool> isWanted, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (await FixSite.Of(document, diagnostic, cancellation).ConfigureAwait(false) is { } site)
                Repairs(site).FirstOrDefault(isWanted)?.Apply(editor);
        }
        return await OriginalLineBreaks.FinishAsync(editor.GetChangedDocument(), document, cancellation).ConfigureAwait(false);
    }
}
