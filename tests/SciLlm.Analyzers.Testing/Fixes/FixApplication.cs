using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies a code action and reads the result back from its text, as saving and reopening the files would.</summary>
internal sealed class FixApplication(AnalyzedSolutions analyzed, CodeActionValidationMode mode)
{
    public async Task<FixStepResult> ApplyAsync(Solution solution, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        if (changed == solution)
        {
            return new(solution, HadAction: true, Changed: false, Failure: null);
        }

        var (reread, failure) = await RereadAsync(solution, changed, cancellationToken).ConfigureAwait(false);
        return new(await analyzed.ShareAsync(reread, cancellationToken).ConfigureAwait(false), HadAction: true, Changed: true, failure);
    }

    private async Task<(Solution Solution, string? Failure)> RereadAsync(
        Solution before, Solution after, CancellationToken cancellationToken)
    {
        string? failure = null;
        var result = after;
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(
            project => project.GetChangedDocuments().Concat(project.GetAddedDocuments())))
        {
            var built = after.GetDocument(id)!;
            var text = await built.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var parsed = built.WithText(SourceText.From(text.ToString(), text.Encoding, text.ChecksumAlgorithm));
            failure ??= SyntaxValidation.Find(
                (await parsed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!,
                (await built.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!,
                mode);
            result = result.WithDocumentText(id, await parsed.GetTextAsync(cancellationToken).ConfigureAwait(false));
        }

        return (result, failure);
    }
}
