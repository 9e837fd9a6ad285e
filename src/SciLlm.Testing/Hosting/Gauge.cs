namespace SciLlm.Testing.Hosting;

/// <summary>Counts what is open now, ever was, and was at most; and tells when nothing is left.</summary>
internal sealed class Gauge
{
    private readonly object _lock = new();
    private TaskCompletionSource? _empty;

    public int Current { get; private set; }

    public int Peak { get; private set; }

    public long Total { get; private set; }

    public Entry Enter()
    {
        lock (_lock)
        {
            Total++;
            Current++;
            Peak = Math.Max(Peak, Current);
        }

        return new Entry(this);
    }

    public Task EmptyAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Current == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task.WaitAsync(cancellationToken);
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--Current == 0)
            {
                _empty?.SetResult();
                _empty = null;
            }
        }
    }

    /// <summary>One thing that is open until it is disposed, the first time.</summary>
    internal sealed class Entry(Gauge gauge) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                gauge.Leave();
            }
        }
    }
}
