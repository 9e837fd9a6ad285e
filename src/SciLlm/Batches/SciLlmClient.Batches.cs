using System.Runtime.CompilerServices;
using SciLlm.Batches;
using SciLlm.Json;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm;

public sealed partial class SciLlmClient
{
    private const int NamedIndices = 20;

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
        var results = new BatchResult[requests.Count];
        var summary = new BatchSummary();
        await foreach (var result in StreamBatchAsync(requests, options, cancellationToken).ConfigureAwait(false))
        {
            results[result.Index] = result;
            summary = summary.With(result);
        }

        return new BatchResults(results, summary);
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
        options = EnsureUsable(options);
        if (requests is not (IReadOnlyCollection<CompletionRequest> or ICollection<CompletionRequest>))
            return RunBatchAsync(AsyncSequence.From(requests), total: null, options, cancellationToken);

        EnsureSendable(requests);
        return RunBatchAsync(AsyncSequence.From(requests), requests.Count(), options, cancellationToken);
    }

    /// <inheritdoc cref="StreamBatchAsync(IEnumerable{CompletionRequest}, BatchOptions?, CancellationToken)"/>
    public IAsyncEnumerable<BatchResult> StreamBatchAsync(
        IAsyncEnumerable<CompletionRequest> requests, BatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return RunBatchAsync(requests, total: null, EnsureUsable(options), cancellationToken);
    }

    private static BatchOptions EnsureUsable(BatchOptions? options)
    {
        options ??= new BatchOptions();
        if (options.Concurrency is < 1 or > 10_000)
            throw SciLlmConfigurationException.For($"{nameof(BatchOptions)}.{nameof(options.Concurrency)} is {options.Concurrency}; set 1 to 10000.");
        if (options.RetryInvalidJson < 0)
            throw SciLlmConfigurationException.For($"{nameof(BatchOptions)}.{nameof(options.RetryInvalidJson)} is {options.RetryInvalidJson}; set 0 or more.");
        TimeLimit.Ensure(options.Timeout, $"{nameof(BatchOptions)}.{nameof(options.Timeout)}");
        TimeLimit.Ensure(options.WallTime, $"{nameof(BatchOptions)}.{nameof(options.WallTime)}");
        return options;
    }

    private void EnsureSendable(IEnumerable<CompletionRequest> requests)
    {
        var problems = requests
            .Select((request, index) => (Index: index, Problem: request is null ? "it is null" : _resolver.Problem(request)))
            .Where(entry => entry.Problem is not null)
            .GroupBy(entry => entry.Problem, entry => entry.Index)
            .Select(group => $"requests {Name([.. group])}: {group.Key}")
            .ToList();
        if (problems.Count > 0)
            throw SciLlmConfigurationException.For($"The batch cannot be sent, and nothing of it was. {string.Join("; ", problems)}.");

        static string Name(int[] indices) =>
            string.Join(", ", indices.Take(NamedIndices)) + (indices.Length > NamedIndices ? $" and {indices.Length - NamedIndices} more" : "");
    }

    private async IAsyncEnumerable<BatchResult> RunBatchAsync(
        IAsyncEnumerable<CompletionRequest> requests, int? total, BatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var time = options.TimeProvider ?? _time;
        var retry = new RetryPolicy(time, options.Tenacious ? int.MaxValue : _maxRetries, RetryPolicy.LongestBatchBackoff, _jitter);
        var json = new JsonExpectation(options.Schema, options.RepairInvalidJson ?? _environment.RepairInvalidJson);
        using var run = new BatchRun<CompletionRequest, BatchResult>(options.Concurrency, options.AdaptiveConcurrency, time, total, RunItemAsync);
        var (started, summary, isDone) = (time.GetTimestamp(), new BatchSummary(), false);
        try
        {
            await foreach (var result in run.RunAsync(requests, cancellationToken).ConfigureAwait(false))
            {
                summary = summary.With(result);
                options.Progress?.Report(new BatchProgress(summary.Total, total, summary.Ok, result));
                yield return result;
            }

            isDone = true;
        }
        finally
        {
            var elapsed = time.GetElapsedTime(started);
            if (isDone) _log.BatchDone(elapsed, summary.Ok, summary.Repaired, summary.InvalidJson, summary.ProviderError, summary.EmptyContent);
            else _log.BatchStopped(elapsed, summary.Total, summary.Ok);
        }

        async Task<BatchResult> RunItemAsync(BatchSlot slot, int index, CompletionRequest request, CancellationToken stop)
        {
            using var item = new BatchItem(slot, index, request, options, _transport, time)
            {
                Json = json,
                Backoff = retry.Backoff,
                NewCall = gate =>
                {
                    var asked = options.ApplyTo(request);
                    _resolver.EnsureSendable(asked);
                    return NewCall(asked, time, retry, options.Timeout, gate);
                },
            };
            return await item.RunAsync(stop).ConfigureAwait(false);
        }
    }
}
