using Microsoft.CodeAnalysis.CodeActions;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes;

/// <summary>
/// The base of every fix. A fix is made to be tried, and offered only where the document builds as well as before. Edits may touch one another: a header, its
/// request and the call that sends it share statements. So several are made one after the other, each on the result of the one before; merging edits made
/// apart would drop some of them.
/// </summary>
public abstract class PavedPathCodeFix(string id) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(id);

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (all, document, diagnostics) =>
        await FixAllAsync(document, diagnostics, all.CodeActionEquivalenceKey, all.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixSite.Of(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } site)
                continue;
            foreach (var rewritten in Rewrites(site))
            {
                var fix = CodeAction.Create(
                    rewritten.Title, _ => Task.FromResult(context.Document.WithText(rewritten.After)), rewritten.EquivalenceKey);
                context.RegisterCodeFix(fix, diagnostic);
            }
        }
    }

    /// <summary>What can be done about a diagnostic, the best first; nothing where a precondition does not hold.</summary>
    private protected abstract IEnumerable<Rewritten> Rewrites(FixSite site);

    private async Task<Document> FixAllAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? equivalenceKey, CancellationToken cancellation)
    {
        var pending = diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        while (pending.Count > 0)
        {
            var next = pending[0];
            pending.RemoveAt(0);
            if (await FixSite.Of(document, next, cancellation).ConfigureAwait(false) is not { } site
                || Best(site, equivalenceKey) is not { } best)
                continue;
            document = document.WithText(best.After);
            var tree = (await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false))!;
            var edits = best.After.GetTextChanges(site.Text);
            pending = [.. pending.Select(each => Moved(each, edits, tree)).OfType<Diagnostic>()];
        }
        return document;
    }

    /// <summary>
    /// The repair asked for, else the best there is. Tools that fix everything ask for the first repair of the first diagnostic; where that one
    /// does not hold, the diagnostic would be left behind otherwise.
    /// </summary>
    private Rewritten? Best(FixSite site, string? equivalenceKey)
    {
        Rewritten? best = null;
        foreach (var rewritten in Rewrites(site).Where(static rewritten => !rewritten.IsOneByOne))
        {
            if (rewritten.EquivalenceKey == equivalenceKey)
                return rewritten;
            best ??= rewritten;
        }
        return best;
    }

    /// <summary>The diagnostic at its place after some edits; null when one of them took that place away.</summary>
    private static Diagnostic? Moved(Diagnostic diagnostic, IReadOnlyList<TextChange> edits, SyntaxTree tree)
    {
        var span = diagnostic.Location.SourceSpan;
        var shift = 0;
        foreach (var edit in edits)
        {
            if (edit.Span.Start >= span.End)
                break;
            if (edit.Span.End > span.Start)
                return null;
            shift += edit.NewText!.Length - edit.Span.Length;
        }
        return Diagnostic.Create(
            diagnostic.Descriptor,
            Location.Create(tree, new TextSpan(span.Start + shift, span.Length)),
            diagnostic.AdditionalLocations,
            diagnostic.Properties);
    }
}
