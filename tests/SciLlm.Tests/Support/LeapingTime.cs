using Microsoft.Extensions.Time.Testing;

namespace SciLlm.Tests.Support;

/// <summary>A clock on which every wait of up to <see cref="LongestLeap"/> is over at once, because the clock has leapt over it. Time limits are set longer.</summary>
internal sealed class LeapingTime() : FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private readonly List<TimeSpan> _leaps = [];

    public TimeSpan LongestLeap { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The waits, in order.</summary>
    public IReadOnlyList<TimeSpan> Leaps
    {
        get
        {
            lock (_leaps) return [.. _leaps];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime <= TimeSpan.Zero || dueTime > LongestLeap) return timer;
        lock (_leaps) _leaps.Add(dueTime);
        Advance(dueTime);
        return timer;
    }
}
