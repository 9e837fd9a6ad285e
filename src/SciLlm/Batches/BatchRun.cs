using System.Threading.Channels;

namespace SciLlm.Batches;

/// <summary>
/// One batch under way. It is worked off in as many lines as there are slots: each pulls a request, when its turn has come and there is room, runs it
/// to its result, and goes on with the next without waking anybody. A line that finds nothing to do ends; <see cref="GoOn"/> begins another.
/// </summary>
internal sealed class BatchRun<TRequest, TResult> : IDisposable
    where TRequest : class
{
    private readonly Func<BatchSlot, int, TRequest, CancellationToken, ValueTask<TResult>> _runItem;
    private readonly TimeProvider _time;
    private readonly CancellationToken _callers;
    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<TRequest> _source;
    private readonly BatchPace _pace;
    private readonly BatchRoom _room;
    private readonly BatchTurns _turns;
    private readonly KeyPauses _pauses;
    private readonly Channel<(BatchSlot Slot, TResult Result)> _results = Channel.CreateUnbounded<(BatchSlot, TResult)>(new() { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <param name="requests">What to run.</param>
    /// <param name="total">How many requests there are, if that is known.</param>
    /// <param name="concurrency">How many items are in flight at once, at most.</param>
    /// <param name="adapts">Whether fewer are while the server is overloaded.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="runItem">Runs one request, by its index, to its one result, whatever fails; throws only when the run is stopped.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public BatchRun(
        IAsyncEnumerable<TRequest> requests,
        int? total,
        int concurrency,
        bool adapts,
        TimeProvider time,
        Func<BatchSlot, int, TRequest, CancellationToken, ValueTask<TResult>> runItem,
        CancellationToken cancellationToken)
    {
        (_time, _runItem, _callers) = (time, runItem, cancellationToken);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _source = requests.GetAsyncEnumerator(_stop.Token);
        (_pace, _room, _pauses) = (new BatchPace(concurrency, adapts), new BatchRoom(concurrency, GoOn), new KeyPauses(time));
        _turns = new BatchTurns(_pace, _room, total, _stop.Token);
    }

    /// <summary>Runs the batch; leaving the iterator cancels what is under way and waits until nothing is.</summary>
    public async IAsyncEnumerable<TResult> RunAsync()
    {
        await using var stopping = _stop.Token.UnsafeRegister(static run => ((BatchRun<TRequest, TResult>)run!).GoOn(), this).ConfigureAwait(false);
        GoOn();
        try
        {
            while (await _results.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (_results.Reader.TryRead(out var done))
                {
                    _room.GiveBack(done.Slot);
                    yield return done.Result;
                }
            }
        }
        finally
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _ended.Task.ConfigureAwait(false);
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _pace.Dispose();
        _stop.Dispose();
    }

    /// <summary>Begins another line if it could pull a request now. Called after whatever a line may have ended for the lack of.</summary>
    private void GoOn()
    {
        if (_turns.TryBegin()) ThreadPool.UnsafeQueueUserWorkItem(static run => run.Begin(), this, preferLocal: false);
        else EndIfDone();
    }

    /// <summary>Begins a line in the context of the batch's caller, whoever made room for it.</summary>
    private void Begin()
    {
        if (_context is null) _ = WorkAsync();
        else ExecutionContext.Run(_context, static run => _ = ((BatchRun<TRequest, TResult>)run!).WorkAsync(), this);
    }

    private async Task WorkAsync()
    {
        try
        {
            _turns.Begun();
            while (_turns.TryTake())
            {
                if (!await _source.MoveNextAsync().ConfigureAwait(false))
                {
                    _turns.Close();
                    break;
                }

                var request = _source.Current ?? throw new ArgumentException($"Batch request {_turns.Pulled} is null.");

                // Entered only now: a source that takes its time must not keep a slot from items that are tried again.
                await _pace.EnterAsync(_stop.Token).ConfigureAwait(false);
                var index = _turns.Pass();
                GoOn();
                var slot = new BatchSlot(_pace, _pauses, _room, _time);
                try
                {
                    _results.Writer.TryWrite((slot, await _runItem(slot, index, request, _stop.Token).ConfigureAwait(false)));
                }
                finally
                {
                    slot.GiveBack();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _turns.Close(isCutShort: true);
        }
        catch (Exception cause)
        {
            // What is under way gives its results even when the source of requests has failed: they are paid for.
            _turns.Close(fault: cause);
        }

        _turns.EndLine();
        EndIfDone();
    }

    private void EndIfDone()
    {
        if (!_turns.AreOver) return;

        // Cancelling a batch whose results are all there changes nothing any more.
        _results.Writer.TryComplete(_turns.WereCutShort && _callers.IsCancellationRequested ? new OperationCanceledException(_callers) : _turns.Fault);
        _ended.TrySetResult();
    }
}
