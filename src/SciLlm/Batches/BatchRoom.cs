namespace SciLlm.Batches;

/// <summary>
/// How many requests a batch may have pulled whose results were not taken yet, so that its memory follows the concurrency and not the number of
/// requests. An item that only waits lends its room, within limits, so that others can use the slots meanwhile.
/// </summary>
/// <param name="concurrency">How many items are in flight at once.</param>
/// <param name="grew">Told after there has come to be more room.</param>
internal sealed class BatchRoom(int concurrency, Action grew)
{
    // Beside every item in flight one result that is not taken yet.
    private const int PerSlot = 2;
    private const int LentPerSlot = 8;

    private readonly int _mostLent = concurrency * LentPerSlot;
    private int _free = concurrency * PerSlot;
    private int _lent;

    /// <summary>Whether there is room for another request.</summary>
    public bool HasAny => Volatile.Read(ref _free) > 0;

    /// <summary>Takes room for one request. Callers take turns.</summary>
    public void Take() => Interlocked.Decrement(ref _free);

    /// <summary>Lets another item use the room, or the slot alone, of one that only waits.</summary>
    public void Lend(BatchSlot slot)
    {
        if (!slot.HasLentRoom && (slot.HasLentRoom = TryLend())) Interlocked.Increment(ref _free);
        grew();
    }

    /// <summary>The item's result was taken.</summary>
    public void GiveBack(BatchSlot slot)
    {
        if (slot.HasLentRoom) Interlocked.Decrement(ref _lent);
        else Interlocked.Increment(ref _free);
        grew();
    }

    private bool TryLend()
    {
        if (Interlocked.Increment(ref _lent) <= _mostLent) return true;
        Interlocked.Decrement(ref _lent);
        return false;
    }
}
