using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>
/// An item's place among those in flight. The item is started with it, gives it up between attempts and takes it again for the next one, and lends its
/// room to another item while it only waits.
/// </summary>
internal sealed class BatchSlot(SemaphoreSlim slots, Action<BatchSlot> lendRoom) : IAttemptGate
{
    // The first attempt uses the place that the item was started with.
    private bool _isUnused = true;

    /// <summary>Set by the run, which keeps the accounts.</summary>
    public bool HasLentRoom { get; set; }

    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (!_isUnused) await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        _isUnused = false;
    }

    public void Leave() => slots.Release();

    public void BeforeWait() => lendRoom(this);

    /// <summary>Gives the place back if no attempt ever used it.</summary>
    public void LeaveUnused()
    {
        if (_isUnused) Leave();
    }
}
