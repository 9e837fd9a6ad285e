namespace SciLlm.Batches;

/// <summary>
/// Which line of a batch may go on: one at a time pulls a request, when there are a slot and room to have, and one at a time begins. After the last
/// request, a fault, or a stop, no line begins any more, and the batch is over with its last line.
/// </summary>
/// <param name="pace">Has the slots.</param>
/// <param name="room">Has the room.</param>
/// <param name="total">How many requests there are, if that is known.</param>
/// <param name="stop">Ends the turns.</param>
internal sealed class BatchTurns(BatchPace pace, BatchRoom room, int? total, CancellationToken stop)
{
    private readonly object _lock = new();
    private int _lines;
    private bool _isBeginning;
    private bool _isPulling;
    private bool _isClosed;

    /// <summary>Whether nothing is under way, and nothing will be; what follows does not change afterwards.</summary>
    public bool AreOver
    {
        get { lock (_lock) return _isClosed && _lines == 0; }
    }

    /// <summary>How many requests were pulled, which is the next one's index. Read by the line whose turn it is.</summary>
    public int Pulled { get; private set; }

    /// <summary>Whether requests may be left that the stop kept from being run.</summary>
    public bool WereCutShort { get; private set; }

    /// <summary>What the source failed with first.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether another line is to begin, because it could pull a request now.</summary>
    /// <remarks>It takes its turn only once it runs: until then it must not keep those that run already from going on.</remarks>
    public bool TryBegin()
    {
        lock (_lock)
        {
            if (_isBeginning || !MayPull()) return false;
            _lines++;
            return _isBeginning = true;
        }
    }

    public void Begun()
    {
        lock (_lock) _isBeginning = false;
    }

    /// <summary>Takes the turn at the source, if there are a request, a slot and room to have.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            if (!MayPull()) return false;
            room.Take();
            return _isPulling = true;
        }
    }

    /// <summary>Leaves the turn to others, with a request pulled.</summary>
    /// <returns>The request's index.</returns>
    public int Pass()
    {
        lock (_lock)
        {
            _isPulling = false;
            return Pulled++;
        }
    }

    /// <summary>Lets no line pull any more.</summary>
    public void Close(bool isCutShort = false, Exception? fault = null)
    {
        lock (_lock)
        {
            _isClosed = true;
            WereCutShort |= isCutShort;
            Fault ??= fault;
        }
    }

    public void EndLine()
    {
        lock (_lock) _lines--;
    }

    private bool MayPull()
    {
        if (_isPulling || _isClosed) return false;
        if (stop.IsCancellationRequested)
        {
            Close(isCutShort: Pulled != total);
            return false;
        }

        return pace.HasFreeSlot && room.HasAny;
    }
}
