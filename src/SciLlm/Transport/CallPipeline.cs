using System.Runtime.CompilerServices;
using SciLlm.Telemetry;

namespace SciLlm.Transport;

/// <summary>What every call goes through, whoever answers it: the gate of its batch, the limit of an attempt, and retries.</summary>
/// <remarks>A batch comes through here a million times, so what waits here waits in state machines of a pool.</remarks>
internal abstract class CallPipeline<TCall>
    where TCall : LogicalCall
{
    /// <summary>Sends a call until it has accepted an answer, failed for good, or used up its retries.</summary>
    /// <returns>What went wrong in the end; null when the call has accepted an answer.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SciLlmException?> TrySendAsync(TCall call, CancellationToken cancellationToken)
    {
        var outcome = await call.Retry.Pipeline
            .ExecuteAsync(static (state, token) => state.Pipeline.AttemptAsync(state.Call, token), (Pipeline: this, Call: call), cancellationToken)
            .ConfigureAwait(false);
        return outcome.Failure is { } failure ? call.Conclude(failure) : null;
    }

    /// <summary>Sends a call like <see cref="TrySendAsync"/> and throws what went wrong.</summary>
    /// <exception cref="SciLlmException">The call failed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(TCall call, CancellationToken cancellationToken)
    {
        if (await TrySendAsync(call, cancellationToken).ConfigureAwait(false) is not { } failure) return;
        call.Log.GaveUp(call.Model, call.Where, call.Attempts, call.Elapsed, FailureName.Of(failure));
        throw failure;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> AttemptAsync(TCall call, CancellationToken cancellationToken)
    {
        if (call.Gate is { } gate) await gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        call.Begin();
        var outcome = await AttemptWithinTimeoutAsync(call, cancellationToken).ConfigureAwait(false);
        call.LastFailure = outcome.Failure;
        call.Gate?.Learn(call, outcome);
        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> AttemptWithinTimeoutAsync(TCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(call.AttemptTimeout, call.Time);
        await using var forwarding = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), limit).ConfigureAwait(false);
        try
        {
            return await ExchangeAsync(call, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new AttemptOutcome(call, Failures.AttemptTimeout(call));
        }
        catch (Exception cause) when (Explain(call, cause) is { } failure)
        {
            return new AttemptOutcome(call, failure);
        }
    }

    /// <summary>Makes one attempt, and hands the call its answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the attempt when the caller cancels, or when its time is over.</param>
    protected abstract ValueTask<AttemptOutcome> ExchangeAsync(TCall call, CancellationToken cancellationToken);

    /// <summary>What an attempt's exception means, other than that its time is over; null when it is not of a kind that calls fail with.</summary>
    protected abstract SciLlmException? Explain(TCall call, Exception cause);
}
