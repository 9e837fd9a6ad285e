using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SciLlm.Batches;

/// <summary>
/// One batch under way. Requests are pulled only while there is room, so that memory follows the concurrency and not the number of requests.
/// Room is given back when a result is handed out; an item that waits to be tried again lends its room, within limits, so that others can use the
/// slots meanwhile.
/// </summary>
internal sealed class BatchRun(BatchOptions options, int? total, Func<BatchRun, int, CompletionRequest, BatchItem> newItem) : IDisposable
{
    // Behind every slot one more item: the next to start, or a result not yet taken.
    private const int RoomPerSlot = 2;
    private const int LentPerSlot = 8;

    private readonly SemaphoreSlim _room = new(options.Concurrency * RoomPerSlot);
    private readonly Channel<(BatchItem Item, BatchResult Result)> _results = Channel.CreateUnbounded<(BatchItem, BatchResult)>();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay = 1;
    private int _started;
    private int _lent;
    private volatile bool _isCutShort;

    /// <summary>One for every request in flight.</summary>
    public SemaphoreSlim Slots { get; } = new(options.Concurrency);

    /// <summary>Runs the batch; leaving the iterator cancels what is under way and waits until nothing is.</summary>
    public async IAsyncEnumerable<BatchResult> RunAsync(
        IAsyncEnumerable<CompletionRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pump = Task.Run(() => PumpAsync(requests, stop.Token, cancellationToken), CancellationToken.None);
        try
        {
            var (completed, ok) = (0, 0);
            await foreach (var (item, result) in _results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                GiveBackRoom(item);
                completed++;
                if (result.Ok) ok++;
                options.Progress?.Report(new BatchProgress(completed, total, ok, result));
                yield return result;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pump.ConfigureAwait(false);
        }
    }

    /// <summary>Lets another item start while this one only waits.</summary>
    public void LendRoom(BatchItem item)
    {
        if (item.HasLentRoom) return;
        if (Interlocked.Increment(ref _lent) > options.Concurrency * LentPerSlot)
        {
            Interlocked.Decrement(ref _lent);
            return;
        }

        item.HasLentRoom = true;
        _room.Release();
    }

    public void Dispose()
    {
        _room.Dispose();
        Slots.Dispose();
    }

    private void GiveBackRoom(BatchItem item)
    {
        if (item.HasLentRoom) Interlocked.Decrement(ref _lent);
        else _room.Release();
    }

    private async Task PumpAsync(IAsyncEnumerable<CompletionRequest> requests, CancellationToken stop, CancellationToken callers)
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

    private async Task StartItemsAsync(IAsyncEnumerable<CompletionRequest> requests, CancellationToken stop)
    {
        await _room.WaitAsync(stop).ConfigureAwait(false);
        await foreach (var request in requests.WithCancellation(stop).ConfigureAwait(false))
        {
            var item = newItem(this, _started, request ?? throw new ArgumentException($"Batch request {_started} is null.", nameof(requests)));
            _started++;
            Interlocked.Increment(ref _underWay);

            // Asking for the slot here and not in the item's own task keeps items starting in their order.
            var turn = Slots.WaitAsync(stop);
            _ = Task.Run(() => RunItemAsync(item, turn, stop), CancellationToken.None);
            await _room.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task RunItemAsync(BatchItem item, Task turn, CancellationToken stop)
    {
        using var disposal = item;
        try
        {
            await turn.ConfigureAwait(false);
            _results.Writer.TryWrite((item, await item.RunAsync(stop).ConfigureAwait(false)));
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
