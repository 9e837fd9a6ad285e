using Microsoft.Extensions.AI;
using SciLlm.ChatClients;

namespace SciLlm;

/// <summary>Batches over any <see cref="IChatClient"/>, as <see cref="SciLlmClient"/> has them: the same options, order, limits, JSON checks and results.</summary>
/// <remarks>
/// An attempt is one call of the chat client, whatever retries it makes of its own. It is made again after an <see cref="HttpRequestException"/> whose
/// status is transient, a broken connection, a time limit, and what a <see cref="SciLlmClient"/> below calls transient; any other exception is the item's,
/// as the inner exception of its <see cref="BatchResult.Error"/>.
/// <para>
/// A request that names no model is for the chat client's own. <see cref="CompletionRequest.ApiBase"/>, <see cref="CompletionRequest.ApiKey"/> and
/// <see cref="CompletionRequest.ExtraHeaders"/> reach a <see cref="SciLlmClient"/> below; for other chat clients a request that sets them is refused.
/// </para>
/// </remarks>
public static class ChatClientBatchExtensions
{
    /// <summary>Asks for many completions and waits for all of them.</summary>
    /// <param name="chat">Who is asked.</param>
    /// <param name="requests">What to ask.</param>
    /// <param name="options">Concurrency, limits and defaults; null for the contract's.</param>
    /// <param name="cancellationToken">Ends the batch with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One result for every request, in the requests' order. Look at each one's error, or call <see cref="BatchResult.EnsureOk"/>.</returns>
    /// <exception cref="SciLlmConfigurationException">An option cannot be used, or requests cannot be sent; the message names their indices. Nothing was sent.</exception>
    public static async Task<BatchResults> CompleteBatchAsync(
        this IChatClient chat, IReadOnlyList<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return await BatchResults.CollectAsync(chat.StreamBatchAsync(requests, options, cancellationToken), requests.Count).ConfigureAwait(false);
    }

    /// <summary>Asks for many completions and hands out each result as it comes. Leaving the loop cancels what is in flight.</summary>
    /// <param name="chat">Who is asked.</param>
    /// <param name="requests">What to ask. A collection is checked as a whole before anything is sent; a lazy sequence is pulled as there is room.</param>
    /// <param name="options">Concurrency, limits and defaults; null for the contract's.</param>
    /// <param name="cancellationToken">Ends the batch: results that are complete are still handed out, then an <see cref="OperationCanceledException"/> is thrown.</param>
    /// <returns>One result for every request, in the order of completion.</returns>
    /// <exception cref="SciLlmConfigurationException">An option cannot be used, or requests of a collection cannot be sent; the message names their indices.</exception>
    public static IAsyncEnumerable<BatchResult> StreamBatchAsync(
        this IChatClient chat, IEnumerable<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chat);
        ArgumentNullException.ThrowIfNull(requests);
        return ChatClientBatch.Over(chat, options).RunAsync(requests, cancellationToken);
    }

    /// <inheritdoc cref="StreamBatchAsync(IChatClient, IEnumerable{CompletionRequest}, BatchOptions?, CancellationToken)"/>
    public static IAsyncEnumerable<BatchResult> StreamBatchAsync(
        this IChatClient chat, IAsyncEnumerable<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chat);
        ArgumentNullException.ThrowIfNull(requests);
        return ChatClientBatch.Over(chat, options).RunAsync(requests, total: null, cancellationToken);
    }
}
