using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SciLlm.Batches;

/// <summary>
/// One batch under way. Requests are pulled only while there is room, so that memory follows the concurrency and not the number of requests.
/// Room is given back when a result is handed out; an item that waits to be tried again lends its room, within limits, so that others can use the
/// slots meanwhile.
/// </summary>
/// <param name="concurrency">How many items are in flight at once, at most.</param>
/// <param name="adapts">Whether fewer are while the server is overloaded.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="total">How many requests there are, if that is known.</param>
/// <param name="runItem">Runs one request, by its index, to its one result, whatever fails; throws only when the run is stopped.</param>
internal sealed class BatchRun<TRequest, TResult>(
    int concurrency, bool adapts, TimeProvider time, int? total, Func<BatchSlot, int, TRequest, CancellationToken, Task<TResult>> runItem) : IDisposable
    where TRequest : class
{
    // Behind every slot one more item: the next to start, or a result not yet taken.
    private const int RoomPerSlot = 2;
    private const int LentPerSlot = 8;

    private readonly SemaphoreSlim _room = new(concurrency * RoomPerSlot);
    private readonly Channel<(BatchSlot Slot, TResult Result)> _results = Channel.CreateUnbounded<(BatchSlot, TResult)>();
    private readonly BatchPace _pace = new(concurrency, adapts);
    private readonly KeyPauses _pauses = new(time);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay = 1;
    private int _started;
    private int _lent;
    private volatile bool _isCutShort;

    /// <summary>Runs the batch; leaving the iterator cancels what is under way and waits until nothing is.</summary>
    public async IAsyncEnumerable<TResult> RunAsync(
        IAsyncEnumerable<TRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pump = Task.Run(() => PumpAsync(requests, stop.Token, cancellationToken), CancellationToken.None);
        try
        {
            await foreach (var (slot, result) in _results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                GiveBackRoom(slot);
                yield return result;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pump.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _room.Dispose();
        _pace.Dispose();
    }

    /// <summary>Lets another item start while this one only waits.</summary>
    private void LendRoom(BatchSlot slot)
    {
        if (slot.HasLentRoom) return;
        if (Interlocked.Increment(ref _lent) > concurrency * LentPerSlot)
        {
            Interlocked.Decrement(ref _lent);
            return;
        }

        slot.HasLentRoom = true;
        _room.Release();
    }

    private void GiveBackRoom(BatchSlot slot)
    {
        if (slot.HasLentRoom) Interlocked.Decrement(ref _lent);
        else _room.Release();
    }

    private async Task PumpAsync(IAsyncEnumerable<TRequest> requests, CancellationToken stop, CancellationToken callers)
    {
        Exception? fault = null;
        try
        {
            await StartItemsAsync(requests, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (total is null || _started < total) _isCutShort = true;
        }
        catch (Exception cause)
        {
            fault = cause;
        }

        // What is under way gives its results even when the source of requests has failed: they are paid for.
        ItemEnded();
        await _drained.Task.ConfigureAwait(false);

        // Cancelling a batch whose results are all there changes nothing any more.
        _results.Writer.Complete(_isCutShort && callers.IsCancellationRequested ? new OperationCanceledException(callers) : fault);
    }

    private async Task StartItemsAsync(IAsyncEnumerable<TRequest> requests, CancellationToken stop)
    {
        await _room.WaitAsync(stop).ConfigureAwait(false);
        await foreach (var request in requests.WithCancellation(stop).ConfigureAwait(false))
        {
            if (request is null) throw new ArgumentException($"Batch request {_started} is null.", nameof(requests));
            var index = _started++;
            Interlocked.Increment(ref _underWay);

            // Asking for the slot here and not in the item's own task keeps items starting in their order.
            var turn = _pace.EnterAsync(stop);
            _ = RunItemAsync(index, request, turn, stop);
            await _room.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task RunItemAsync(int index, TRequest request, Task turn, CancellationToken stop)
    {
        try
        {
            // A turn that comes later brings a thread of its own; one that is there already must not make the item on the thread that pulls.
            if (turn.IsCompleted) await Task.Yield();
            await turn.ConfigureAwait(false);
            var slot = new BatchSlot(_pace, _pauses, time, LendRoom);
            try
            {
                _results.Writer.TryWrite((slot, await runItem(slot, index, request, stop).ConfigureAwait(false)));
            }
            finally
            {
                slot.GiveBack();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _isCutShort = true;
        }
        finally
        {
            ItemEnded();
        }
    }

    private void ItemEnded()
    {
        if (Interlocked.Decrement(ref _underWay) == 0) _drained.SetResult();
    }
}
