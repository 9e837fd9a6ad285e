using SciLlm.Tests.Support;

namespace SciLlm.Tests.Soak;

/// <summary>A clock that knows how many of its timers are left.</summary>
internal abstract class CountingTime : TimeProvider
{
    /// <summary>The timers that nobody has disposed.</summary>
    public OpenCount Timers { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timers.Opened();
        return new Counted(this, base.CreateTimer(callback, state, Real(dueTime), Real(period)));
    }

    /// <summary>How long a wait on this clock really takes.</summary>
    protected abstract TimeSpan Real(TimeSpan wait);

    private sealed class Counted(CountingTime time, ITimer timer) : ITimer
    {
        private int _isGone;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Real(dueTime), time.Real(period));

        public void Dispose()
        {
            CountOut();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            CountOut();
            return timer.DisposeAsync();
        }

        private void CountOut()
        {
            if (Interlocked.Exchange(ref _isGone, 1) == 0) time.Timers.Closed();
        }
    }
}
