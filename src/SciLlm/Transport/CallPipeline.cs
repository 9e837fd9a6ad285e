using System.Runtime.CompilerServices;
using SciLlm.Telemetry;

namespace SciLlm.Transport;

/// <summary>What every call goes through, whoever answers it: the gate of its batch, the limit of an attempt, and retries.</summary>
/// <remarks>A batch comes through here a million times, so what waits here waits in state machines of a pool.</remarks>
internal abstract class CallPipeline<TCall, TResponse>
    where TCall : LogicalCall
{
    /// <summary>Sends a call until it has accepted an answer, failed for good, or used up its retries.</summary>
    /// <returns>What went wrong in the end; null when the call has accepted an answer.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SciLlmException?> TrySendAsync(TCall call, CancellationToken cancellationToken)
    {
        var first = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
        return first.Failure is null ? null : await RepeatAsync(call, first, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a call to its end like <see cref="TrySendAsync"/>, and throws what went wrong.</summary>
    /// <exception cref="SciLlmException">The call failed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(TCall call, CancellationToken cancellationToken)
    {
        try
        {
            var first = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
            if (first.Failure is not null && await RepeatAsync(call, first, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                call.Log.GaveUp(call.Model, call.Where, call.Attempts, call.Elapsed, FailureName.Of(failure));
                throw failure;
            }

            call.Succeed();
        }
        finally
        {
            call.Release();
        }
    }

    /// <summary>Sends a call again as its policy has it, which takes the attempt that failed for the first of its own.</summary>
    private async ValueTask<SciLlmException?> RepeatAsync(TCall call, AttemptOutcome failed, CancellationToken cancellationToken)
    {
        var attempts = 0;
        var outcome = await call.Retry.Pipeline
            .ExecuteAsync(token => attempts++ == 0 ? ValueTask.FromResult(failed) : AttemptAsync(call, token), cancellationToken)
            .ConfigureAwait(false);
        return outcome.Failure is { } failure ? call.Conclude(failure) : null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> AttemptAsync(TCall call, CancellationToken cancellationToken)
    {
        if (call.Gate is { } gate) await gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        call.Begin();
        var limit = Deadline.After(call.AttemptTimeout, call.Time, cancellationToken);
        try
        {
            var response = await AskAsync(call, limit.Token).ConfigureAwait(false);
            return Ended(await TakeAsync(call, response, limit.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (limit.HasPassed)
        {
            return Ended(new AttemptOutcome(call, Failures.AttemptTimeout(call)));
        }
        catch (Exception cause) when (Explain(call, cause) is { } failure)
        {
            return Ended(new AttemptOutcome(call, failure));
        }
        finally
        {
            await limit.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static AttemptOutcome Ended(AttemptOutcome outcome)
    {
        outcome.Call.LastFailure = outcome.Failure;
        outcome.Call.Gate?.Learn(outcome.Call, outcome);
        return outcome;
    }

    /// <summary>Asks once.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the attempt when the caller cancels, or when its time is over.</param>
    protected abstract ValueTask<TResponse> AskAsync(TCall call, CancellationToken cancellationToken);

    /// <summary>Takes what came, and hands the call its answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="response">What came.</param>
    /// <param name="cancellationToken">As for the asking.</param>
    protected abstract ValueTask<AttemptOutcome> TakeAsync(TCall call, TResponse response, CancellationToken cancellationToken);

    /// <summary>What an attempt's exception means, other than that its time is over; null when it is not of a kind that calls fail with.</summary>
    protected abstract SciLlmException? Explain(TCall call, Exception cause);
}
