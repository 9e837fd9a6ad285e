using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>
/// How many items of a batch are in flight at once. Never more than the concurrency; where it adapts, half as many after each sign that the server is
/// overloaded, and one more after as many good answers as were in flight.
/// </summary>
internal sealed class BatchPace(int concurrency, bool adapts) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(concurrency);
    private readonly object _lock = new();
    private readonly int _most = concurrency;
    private int _limit = concurrency;
    private int _toWithhold;
    private int _goodAnswers;
    private int _round;

    /// <summary>Counts the slow-downs: what was sent before the last one tells nothing about the pace since.</summary>
    public int Round => Volatile.Read(ref _round);

    /// <summary>Whether nobody would have to wait to enter; who waits already is before all others.</summary>
    public bool HasFreeSlot => _slots.CurrentCount > 0;

    public Task EnterAsync(CancellationToken cancellationToken) => _slots.WaitAsync(cancellationToken);

    public void Leave()
    {
        lock (_lock)
        {
            if (_toWithhold > 0)
            {
                _toWithhold--;
                return;
            }
        }

        _slots.Release();
    }

    /// <summary>Learns from how an attempt ended.</summary>
    /// <param name="round">The round the attempt began in.</param>
    /// <param name="failure">How it failed; null when it was answered well.</param>
    public void Learn(int round, SciLlmException? failure)
    {
        if (!adapts) return;
        lock (_lock)
        {
            if (round != _round) return;
            if (failure is { Status: 429 or 503 } or SciLlmTimeoutException) SlowDown();
            else if (failure is null && ++_goodAnswers >= _limit) SpeedUp();
        }
    }

    public void Dispose() => _slots.Dispose();

    private void SlowDown()
    {
        var slower = Math.Max(1, _limit / 2);
        _toWithhold += _limit - slower;
        _limit = slower;
        _goodAnswers = 0;
        _round++;
        while (_toWithhold > 0 && _slots.Wait(0)) _toWithhold--;
    }

    private void SpeedUp()
    {
        _goodAnswers = 0;
        if (_limit == _most) return;
        _limit++;
        if (_toWithhold > 0) _toWithhold--;
        else _slots.Release();
    }
}
