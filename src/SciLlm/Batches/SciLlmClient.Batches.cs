using SciLlm.Batches;
using SciLlm.Completions;
using SciLlm.Transport;

namespace SciLlm;

public sealed partial class SciLlmClient
{
    /// <summary>
    /// Asks for many completions and waits for all of them; the contract's <c>parallel_acompletions</c>. Every request gives exactly one result,
    /// whatever fails. For progress and checkpoints use <see cref="StreamBatchAsync(IEnumerable{CompletionRequest}, BatchOptions?, CancellationToken)"/>.
    /// </summary>
    /// <param name="requests">What to ask; each brings its own model, or gets the default one.</param>
    /// <param name="options">Concurrency, limits and defaults; null for the contract's.</param>
    /// <param name="cancellationToken">Ends the batch with an <see cref="OperationCanceledException"/> once nothing is in flight any more.</param>
    /// <returns>The results in the requests' order. Look at each one's error, or call <see cref="BatchResult.EnsureOk"/>.</returns>
    /// <exception cref="SciLlmConfigurationException">Requests lack a base, key or model, or cannot be sent; the message names their indices. Nothing was sent.</exception>
    public async Task<BatchResults> CompleteBatchAsync(
        IReadOnlyList<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return await BatchResults.CollectAsync(StreamBatchAsync(requests, options, cancellationToken), requests.Count).ConfigureAwait(false);
    }

    /// <summary>
    /// Asks for many completions and hands out each result as it comes; the contract's <c>parallel_acompletions_iter</c>. Requests are pulled as there
    /// is room for them. Leaving the loop cancels what is in flight and waits for it to end.
    /// </summary>
    /// <param name="requests">
    /// What to ask. A collection is checked as a whole before anything is sent; a lazy sequence is checked item by item, and a request that cannot be
    /// sent becomes a failed result.
    /// </param>
    /// <param name="options">Concurrency, limits and defaults; null for the contract's.</param>
    /// <param name="cancellationToken">Ends the batch: results that are complete are still handed out, then an <see cref="OperationCanceledException"/> is thrown.</param>
    /// <returns>One result for every request, in the order of completion.</returns>
    /// <exception cref="SciLlmConfigurationException">An option cannot be used, or requests of a collection cannot be sent; the message names their indices.</exception>
    public IAsyncEnumerable<BatchResult> StreamBatchAsync(
        IEnumerable<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return NewBatch(options).RunAsync(requests, cancellationToken);
    }

    /// <inheritdoc cref="StreamBatchAsync(IEnumerable{CompletionRequest}, BatchOptions?, CancellationToken)"/>
    public IAsyncEnumerable<BatchResult> StreamBatchAsync(
        IAsyncEnumerable<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return NewBatch(options).RunAsync(requests, total: null, cancellationToken);
    }

    private CompletionBatch<CompletionCall> NewBatch(BatchOptions? given)
    {
        var options = BatchOptions.EnsureUsable(given);
        var time = options.TimeProvider ?? _time;
        var retry = new RetryPolicy(time, options.Tenacious ? int.MaxValue : _maxRetries, RetryPolicy.LongestBatchBackoff, _jitter);
        return new CompletionBatch<CompletionCall>(options, options.RepairInvalidJson ?? _environment.RepairInvalidJson, retry, time, _log)
        {
            Problem = _resolver.Problem,
            NewCall = (request, gate) =>
            {
                _resolver.EnsureSendable(request);
                return NewCall(request, time, retry, options.Timeout, gate);
            },
            SendAsync = (call, cancellationToken) => call.SendAsync(_transport, cancellationToken),
        };
    }
}
