using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes;

/// <summary>
/// Finishes edited code as the IDE would: imports, short names, layout. Those break lines as the platform does, and not as the file does, so the
/// changes are put into the text as it was.
/// </summary>
internal static class OriginalLineBreaks
{
    public static async Task<Document> FinishAsync(Document changed, Document original, CancellationToken cancellation)
    {
        changed = await ImportAdder.AddImportsAsync(changed, Simplifier.AddImportsAnnotation, cancellationToken: cancellation).ConfigureAwait(false);
        changed = await Simplifier.ReduceAsync(changed, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        changed = await Formatter.FormatAsync(changed, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        var text = await original.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = await changed.GetTextChangesAsync(original, cancellation).ConfigureAwait(false);
        return original.WithText(text.WithChanges(changes.Select(change => Broken(change, text.LineBreak()))));
    }

    private static TextChange Broken(TextChange change, string lineBreak) =>
        new(change.Span, change.NewText!.Replace("\r\n", "\n").Replace("\n", lineBreak));
}
