using SciLlm.Batches;
using SciLlm.Routing;
using SciLlm.Transport;

namespace SciLlm;

public sealed partial class Router
{
    /// <summary>Asks for many completions and waits for all of them, as <see cref="SciLlmClient.CompleteBatchAsync"/> does.</summary>
    /// <param name="requests">What to ask; each one's model names its group.</param>
    /// <param name="options">Concurrency, limits and defaults; null for the contract's.</param>
    /// <param name="cancellationToken">Ends the batch with an <see cref="OperationCanceledException"/> once nothing is in flight any more.</param>
    /// <returns>The results in the requests' order. Look at each one's error, or call <see cref="BatchResult.EnsureOk"/>.</returns>
    /// <exception cref="SciLlmConfigurationException">Requests cannot be sent; the message names their indices. Nothing was sent.</exception>
    public async Task<BatchResults> CompleteBatchAsync(
        IReadOnlyList<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return await BatchResults.CollectAsync(StreamBatchAsync(requests, options, cancellationToken), requests.Count).ConfigureAwait(false);
    }

    /// <summary>
    /// Asks for many completions and hands out each result as it comes, as
    /// <see cref="SciLlmClient.StreamBatchAsync(IEnumerable{CompletionRequest}, BatchOptions?, CancellationToken)"/> does. A tenacious batch goes on
    /// asking whoever can be asked until an item's wall time is over.
    /// </summary>
    /// <param name="requests">What to ask. A collection is checked as a whole before anything is sent; a lazy sequence is pulled as there is room.</param>
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

    private CompletionBatch<RoutedCompletion> NewBatch(BatchOptions? given)
    {
        var options = BatchOptions.EnsureUsable(given);
        var time = options.TimeProvider ?? _client.Time;
        var retry = new RetryPolicy(time, int.MaxValue, RetryPolicy.LongestBatchBackoff, _random);
        return new CompletionBatch<RoutedCompletion>(options, options.RepairInvalidJson ?? _client.Environment.RepairInvalidJson, retry, time, _client.Log)
        {
            Problem = _roster.Problem,
            NewCall = (request, gate) => NewCall(request, _roster.Resolve(request), retry, time, options.Timeout, options.Tenacious, gate),
            SendAsync = SendAsync,
        };
    }
}
