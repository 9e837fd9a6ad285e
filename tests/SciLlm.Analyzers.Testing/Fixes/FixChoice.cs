using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the actions offered for a diagnostic a test applies: by index, by equivalence key, or the first.</summary>
internal sealed class FixChoice(
    ImmutableArray<CodeFixProvider> providers, int? index, string? equivalenceKey, Action<CodeAction, IVerifier>? verifyAction)
{
    public bool CanFix(Diagnostic diagnostic) => providers.Any(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    public async Task<Offer?> ChooseAsync(
        Document document, Diagnostic diagnostic, int iteration, IVerifier verifier, CancellationToken cancellationToken)
    {
        var offers = await OffersAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
        var chosen = Choose(offers, iteration, verifier);
        if (chosen is not null)
        {
            verifyAction?.Invoke(chosen.Action, verifier);
        }

        return chosen;
    }

    private async Task<List<Offer>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offers = new List<Offer>();
        foreach (var provider in providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(
                document, diagnostic, (action, _) => offers.Add(new Offer(action, provider)), cancellationToken);
            await provider.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        }

        return offers;
    }

    private Offer? Choose(List<Offer> offers, int iteration, IVerifier verifier)
    {
        var byKey = offers.Find(offer => offer.Action.EquivalenceKey == equivalenceKey);
        if (index is null)
        {
            return equivalenceKey is null ? offers.FirstOrDefault() : byKey;
        }

        if (equivalenceKey is null)
        {
            return offers.ElementAtOrDefault(index.Value);
        }

        if (byKey is null && iteration > 0)
        {
            return null;
        }

        verifier.True(
            index < offers.Count, $"Expected to find a code action at index '{index}', but only '{offers.Count}' code actions were found.");
        verifier.Equal(
            equivalenceKey,
            offers[index.Value].Action.EquivalenceKey,
            "The code action equivalence key and index must be consistent when both are specified.");
        return offers[index.Value];
    }

    public sealed record Offer(CodeAction Action, CodeFixProvider Provider);
}
