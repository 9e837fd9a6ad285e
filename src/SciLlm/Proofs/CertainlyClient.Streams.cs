using System.Runtime.CompilerServices;
using SciLlm.Batches;
using SciLlm.Proofs;

namespace SciLlm;

public sealed partial class CertainlyClient
{
    /// <summary>
    /// Proves requirements each in a call of its own, and hands out each result as it comes; the contract's <c>certainly_prove_iter</c>. Requirements are
    /// pulled as there is room for them. Leaving the loop cancels what is under way and waits for it to end.
    /// </summary>
    /// <param name="items">
    /// What to prove. A collection is checked as a whole before anything is sent; of a lazy sequence, a requirement that cannot be sent becomes a failed
    /// result.
    /// </param>
    /// <param name="options">How, and how many at once; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the stream with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One result for every requirement, in the order of completion. A call that failed is a result with an <see cref="ProofResult.Error"/>.</returns>
    /// <exception cref="SciLlmConfigurationException">A requirement of a collection or an option cannot be used; nothing was sent.</exception>
    public IAsyncEnumerable<ProofResult> StreamProofsAsync(IEnumerable<ProofItem> items, ProofOptions? options = null, CancellationToken cancellationToken = default) =>
        Stream(items, options, isSimple: false, cancellationToken);

    /// <summary>Like <see cref="StreamProofsAsync"/>, with one generation and one compilation each; the contract's <c>certainly_prove_simple_iter</c>.</summary>
    /// <inheritdoc cref="StreamProofsAsync"/>
    public IAsyncEnumerable<ProofResult> StreamSimpleProofsAsync(IEnumerable<ProofItem> items, ProofOptions? options = null, CancellationToken cancellationToken = default) =>
        Stream(items, options, isSimple: true, cancellationToken);

    private IAsyncEnumerable<ProofResult> Stream(IEnumerable<ProofItem> items, ProofOptions? options, bool isSimple, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        options = EnsureUsable(options);
        if (items is IReadOnlyCollection<ProofItem> or ICollection<ProofItem>) EnsureSendable(items);
        return RunAsync(items, options, isSimple, cancellationToken);
    }

    private async IAsyncEnumerable<ProofResult> RunAsync(
        IEnumerable<ProofItem> items, ProofOptions options, bool isSimple, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var run = new BatchRun<ProofItem, ProofResult>(
            AsyncSequence.From(items),
            items.TryGetNonEnumeratedCount(out var total) ? total : null,
            options.Concurrency,
            adapts: false,
            _time,
            (slot, index, item, stop) => ProveOneAsync(slot, index, item, options, isSimple, stop),
            cancellationToken);
        await foreach (var result in run.RunAsync().ConfigureAwait(false)) yield return result;
    }

    private async ValueTask<ProofResult> ProveOneAsync(BatchSlot slot, int index, ProofItem item, ProofOptions options, bool isSimple, CancellationToken stop)
    {
        try
        {
            if (ProofRequestRules.Problem(item) is { } problem) throw SciLlmConfigurationException.For($"Requirement {index} cannot be sent: {problem}.");
            var response = await NewCall([item], options, isSimple, slot).SendAsync(_transport, stop).ConfigureAwait(false);
            return response.Results[0].InStream(index, response);
        }
        catch (SciLlmException failure)
        {
            return Failed(failure);
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            // A handler of the caller's, or a fault of ours: one requirement must not take the others down.
            var known = _key.IsIn(cause.ToString()) ? null : cause;
            return Failed(new SciLlmException($"Requirement {index} failed unexpectedly with {cause.GetType().Name}; see the inner exception.", known) { ErrorType = "unexpected" });
        }

        ProofResult Failed(SciLlmException failure) =>
            new(index, item, failure is SciLlmTimeoutException || failure.Status == 504 ? ProofOutcome.TimedOut : ProofOutcome.Failed) { Error = failure };
    }
}
