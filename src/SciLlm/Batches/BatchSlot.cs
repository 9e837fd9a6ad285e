using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>
/// An item's place among those in flight. The item is started with it and keeps it until its result is there, except while it only waits, to be tried
/// again or for the end of its key's pause: then it gives it up, and lends its room to another item.
/// </summary>
internal sealed class BatchSlot(BatchPace pace, KeyPauses pauses, BatchRoom room, TimeProvider time) : IAttemptGate
{
    private bool _isHeld = true;
    private int _round;

    /// <summary>Set by the room, which keeps the accounts.</summary>
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
            room.Lend(this);
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }

        _round = pace.Round;
    }

    public void Learn(LogicalCall call, AttemptOutcome outcome)
    {
        if (outcome.Failure is { Status: 429, IsTransient: true, RetryAfter: { } wait } && wait <= RetryPolicy.LongestHonouredWait) pauses.Extend(call, wait);
        pace.Learn(_round, outcome.Failure);
    }

    public void BeforeWait(LogicalCall call, TimeSpan wait)
    {
        if (call.LastFailure is { Status: 429 }) pauses.Extend(call, wait);
        if (wait <= TimeSpan.Zero) return;
        GiveBack();
        room.Lend(this);
    }

    /// <summary>Gives the place back if it is still held.</summary>
    public void GiveBack()
    {
        if (!_isHeld) return;
        _isHeld = false;
        pace.Leave();
    }
}
