using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SciLlm.Completions;
using SciLlm.Json;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>A batch of completions, whoever gives them.</summary>
/// <param name="options">The batch's settings.</param>
/// <param name="repairs">Whether JSON is repaired, the environment considered.</param>
/// <param name="retry">The owner of its retries.</param>
/// <param name="time">Its clock.</param>
/// <param name="log">Where its end is told.</param>
internal sealed class CompletionBatch<TCall>(BatchOptions options, bool repairs, RetryPolicy retry, TimeProvider time, ILogger log)
    where TCall : LogicalCall, ICompletionCall
{
    private const int NamedIndices = 20;

    private readonly JsonAsking<TCall> _asking = null!;

    /// <summary>What keeps a request from being sent; null when nothing does.</summary>
    public required Func<CompletionRequest, string?> Problem { get; init; }

    /// <summary>Makes the call of a request that has the batch's defaults.</summary>
    public required Func<CompletionRequest, IAttemptGate, TCall> NewCall { get; init; }

    /// <summary>Makes a call's attempts, until there is an answer.</summary>
    public required Func<TCall, CancellationToken, ValueTask> SendAsync
    {
        init => _asking = new(new JsonExpectation(options.Schema, repairs), options.RetryInvalidJson, retry.Backoff, time) { SendAsync = value };
    }

    /// <summary>Runs the batch; a collection is checked as a whole before anything is sent.</summary>
    /// <exception cref="SciLlmConfigurationException">Requests of a collection cannot be sent.</exception>
    public IAsyncEnumerable<BatchResult> RunAsync(IEnumerable<CompletionRequest> requests, CancellationToken cancellationToken)
    {
        if (requests is not (IReadOnlyCollection<CompletionRequest> or ICollection<CompletionRequest>))
            return RunAsync(AsyncSequence.From(requests), total: null, cancellationToken);

        EnsureSendable(requests);
        return RunAsync(AsyncSequence.From(requests), requests.Count(), cancellationToken);
    }

    /// <summary>Runs the batch; leaving the iterator cancels what is under way and waits until nothing is.</summary>
    public async IAsyncEnumerable<BatchResult> RunAsync(
        IAsyncEnumerable<CompletionRequest> requests, int? total, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var run = new BatchRun<CompletionRequest, BatchResult>(requests, total, options.Concurrency, options.AdaptiveConcurrency, time, RunItemAsync, cancellationToken);
        var (started, summary, isDone) = (time.GetTimestamp(), new BatchSummary(), false);
        try
        {
            await foreach (var result in run.RunAsync().ConfigureAwait(false))
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
            if (isDone) log.BatchDone(elapsed, summary.Ok, summary.Repaired, summary.InvalidJson, summary.ProviderError, summary.EmptyContent);
            else log.BatchStopped(elapsed, summary.Total, summary.Ok);
        }
    }

    private ValueTask<BatchResult> RunItemAsync(BatchSlot slot, int index, CompletionRequest request, CancellationToken stop) =>
        new BatchItem<TCall>(slot, index, request, options, time) { NewCall = NewCall, Asking = _asking }.RunAsync(stop);

    private void EnsureSendable(IEnumerable<CompletionRequest> requests)
    {
        var problems = requests
            .Select((request, index) => (Index: index, Problem: request is null ? "it is null" : Problem(request)))
            .Where(entry => entry.Problem is not null)
            .GroupBy(entry => entry.Problem, entry => entry.Index)
            .Select(group => $"requests {Name([.. group])}: {group.Key}")
            .ToList();
        if (problems.Count > 0)
            throw SciLlmConfigurationException.For($"The batch cannot be sent, and nothing of it was. {string.Join("; ", problems)}.");

        static string Name(int[] indices) =>
            string.Join(", ", indices.Take(NamedIndices)) + (indices.Length > NamedIndices ? $" and {indices.Length - NamedIndices} more" : "");
    }
}
