using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Fixes everything in a document, a project or the solution, starting from the first diagnostic that has a fix.</summary>
internal sealed class FixAllInScope(
    FixAllScope scope, FixChoice choice, FixApplication application, AnalyzedSolutions analyzed, bool onlyStart) : IFixStep
{
    public async Task<FixStepResult> ApplyAsync(
        Solution solution,
        ImmutableArray<ProjectDiagnostic> fixable,
        int iteration,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        foreach (var found in fixable)
        {
            var document = solution.GetDocument(found.Diagnostic.Location.SourceTree)!;
            var offer = await choice.ChooseAsync(document, found.Diagnostic, iteration, verifier, cancellationToken).ConfigureAwait(false);
            if (offer is not null)
            {
                return await ApplyAsync(solution, document, found, offer, cancellationToken).ConfigureAwait(false);
            }
        }

        return new(solution, HadAction: false, Changed: false, Failure: null);
    }

    private async Task<FixStepResult> ApplyAsync(
        Solution solution, Document document, ProjectDiagnostic start, FixChoice.Offer offer, CancellationToken cancellationToken)
    {
        var nothing = new FixStepResult(solution, HadAction: false, Changed: false, Failure: null);
        var fixAll = offer.Provider.GetFixAllProvider();
        if (fixAll is null || !fixAll.GetSupportedFixAllScopes().Contains(scope))
        {
            return nothing;
        }

        var reported = onlyStart ? [start] : await analyzed.DiagnosticsOfAsync(solution, cancellationToken).ConfigureAwait(false);
        var context = new FixAllContext(
            document,
            offer.Provider,
            scope,
            offer.Action.EquivalenceKey,
            fixAll.GetSupportedFixAllDiagnosticIds(offer.Provider),
            new ReportedDiagnostics(reported),
            cancellationToken);
        var action = await fixAll.GetFixAsync(context).ConfigureAwait(false);
        return action is null ? nothing : await application.ApplyAsync(solution, action, cancellationToken).ConfigureAwait(false);
    }
}
