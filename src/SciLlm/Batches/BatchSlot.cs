using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>
/// An item's place among those in flight. The item is started with it, gives it up between attempts and takes it again for the next one, and lends its
/// room to another item while it only waits: to be tried again, or for the end of its key's pause.
/// </summary>
internal sealed class BatchSlot(BatchPace pace, KeyPauses pauses, TimeProvider time, Action<BatchSlot> lendRoom) : IAttemptGate
{
    private bool _isHeld = true;
    private int _round;

    /// <summary>Set by the run, which keeps the accounts.</summary>
    public bool HasLentRoom { get; set; }

    public async ValueTask EnterAsync(LogicalCall call, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            if (!_isHeld) await pace.EnterAsync(cancellationToken).ConfigureAwait(false);
            _isHeld = true;
            var pause = pauses.Remaining(call);
            if (pause <= TimeSpan.Zero) break;

            GiveBack();
            lendRoom(this);
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }

        _round = pace.Round;
    }

    public void Leave(LogicalCall call, AttemptOutcome? outcome)
    {
        if (outcome is { } ended)
        {
            if (ended.Failure is { Status: 429, IsTransient: true, RetryAfter: { } wait } && wait <= RetryPolicy.LongestHonouredWait) pauses.Extend(call, wait);
            pace.Learn(_round, ended.Failure);
        }

        GiveBack();
    }

    public void BeforeWait(LogicalCall call, TimeSpan wait)
    {
        if (call.LastFailure is { Status: 429 }) pauses.Extend(call, wait);
        if (wait > TimeSpan.Zero) lendRoom(this);
    }

    /// <summary>Gives the place back if it is still held.</summary>
    public void GiveBack()
    {
        if (!_isHeld) return;
        _isHeld = false;
        pace.Leave();
    }
}
