namespace SciLlm.Cli.Batches;

/// <summary>
/// Spreads what is used evenly over the minute: whoever wants some waits until what was taken before has been earned back. A server counts a minute where it
/// likes, and a burst that is within one of ours can be two within one of its.
/// </summary>
internal sealed class PerMinute(int limit, TimeProvider time)
{
    // What the system's timers are late by must not be lost.
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _free;

    /// <summary>Waits for its turn, then takes so many.</summary>
    public async Task WaitAsync(double amount, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            wait = _free - now;
            _free = (_free > now - Leeway ? _free : now - Leeway) + Cost(amount);
        }
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Takes more than was waited for, or gives back what was not used.</summary>
    public void Correct(double amount)
    {
        lock (_lock)
            _free += Cost(amount);
    }

    private TimeSpan Cost(double amount) => TimeSpan.FromMinutes(amount / limit);
}
