using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Fixes the first diagnostic whose fix changes something.</summary>
internal sealed class FixEachDiagnostic(FixChoice choice, FixApplication application) : IFixStep
{
    public async Task<FixStepResult> ApplyAsync(
        Solution solution,
        ImmutableArray<ProjectDiagnostic> fixable,
        int iteration,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var result = new FixStepResult(solution, HadAction: false, Changed: false, Failure: null);
        foreach (var found in fixable)
        {
            var document = solution.GetDocument(found.Diagnostic.Location.SourceTree)!;
            var offer = await choice.ChooseAsync(document, found.Diagnostic, iteration, verifier, cancellationToken).ConfigureAwait(false);
            if (offer is null)
            {
                continue;
            }

            result = await application.ApplyAsync(solution, offer.Action, cancellationToken).ConfigureAwait(false);
            if (result.Changed)
            {
                break;
            }
        }

        return result;
    }
}
