using System.Runtime.CompilerServices;
using SciLlm.Completions;
using SciLlm.Json;
using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>
/// One request of a batch on its way to exactly one result. It is started with a slot of its own; its wall time begins then, and runs on while it
/// waits without one.
/// </summary>
internal sealed class BatchItem<TCall>(BatchSlot slot, int index, CompletionRequest request, BatchOptions options, TimeProvider time)
    where TCall : LogicalCall, ICompletionCall
{
    /// <summary>Makes the call, of the request with the batch's defaults; may throw what keeps it from being sent.</summary>
    public required Func<CompletionRequest, IAttemptGate, TCall> NewCall { get; init; }

    /// <summary>Makes the call's attempts, until there is an answer as it should be, or no more to try.</summary>
    public required JsonAsking<TCall> Asking { get; init; }

    /// <summary>Runs the item to its result, whatever fails.</summary>
    /// <exception cref="OperationCanceledException">The whole batch was stopped.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<BatchResult> RunAsync(CancellationToken stop)
    {
        var (call, wall) = (default(TCall), default(Deadline));
        try
        {
            var asked = options.ApplyTo(request);
            call = NewCall(asked, slot);
            await slot.EnterAsync(call, stop).ConfigureAwait(false);
            wall = Deadline.After(options.WallTime, time, stop);
            await Asking.SendAsync(call, wall.Token).ConfigureAwait(false);
            var answer = await Asking.InsistAsync(call, asked.AsksForJson, wall.Token).ConfigureAwait(false);
            return Result(call, answer.Completion, EmptyContent.Problem(call, answer.Completion) ?? answer.Refusal, answer.Repair);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (wall is { HasPassed: true })
        {
            return Result(call, null, WallTimeOver(call!));
        }
        catch (SciLlmException failure)
        {
            return Result(call, null, failure);
        }
        catch (Exception cause)
        {
            // A handler of the caller's, or a fault of ours: one item must not take the others down.
            var known = call is null ? cause : Failures.WithoutKey(call, cause);
            return Result(call, null, new SciLlmException($"Batch request {index} failed unexpectedly with {cause.GetType().Name}; see the inner exception.", known) { ErrorType = "unexpected" });
        }
        finally
        {
            if (wall is not null) await wall.DisposeAsync().ConfigureAwait(false);
        }
    }

    private SciLlmTimeoutException WallTimeOver(TCall call)
    {
        var last = call.LastFailure is { } failure ? $" The last failure was: {failure.Message}" : "";
        return new SciLlmTimeoutException(
            TimeoutKind.Wall,
            $"Batch request {index} was not done within its wall time of {options.WallTime.TotalSeconds:0.###} s, after {call.Attempts} attempts at {call.Where}.{last} Raise WallTime, or lower Concurrency.",
            call.LastFailure)
        {
            ErrorType = "timeout",
            Status = call.LastFailure?.Status,
            RetryAfter = call.LastFailure?.RetryAfter,
            Meta = call.Describe(),
        };
    }

    private BatchResult Result(TCall? call, Completion? completion, SciLlmException? error, JsonRepairResult? repair = null) => new(index, request)
    {
        Repair = repair,
        Response = completion,
        Error = error,
        Status = error?.Status ?? (completion is null ? null : 200),
        Attempts = call?.Attempts ?? 0,
        Elapsed = call?.Elapsed ?? TimeSpan.Zero,
    };
}
