namespace SciLlm.Routing;

/// <summary>Two counts over the last sixty seconds, to the second: what happened up to a second before the minute may still count.</summary>
internal sealed class MinuteWindow
{
    private const int Seconds = 60;

    private readonly (long Second, int First, long Other)[] _buckets = new (long, int, long)[Seconds + 1];

    public void Add(TimeSpan now, int first, long other)
    {
        ref var bucket = ref _buckets[SecondOf(now) % _buckets.Length];
        if (bucket.Second != SecondOf(now)) bucket = (SecondOf(now), 0, 0);
        bucket.First += first;
        bucket.Other += other;
    }

    public (long First, long Other) Sum(TimeSpan now)
    {
        var (first, other) = (0L, 0L);
        foreach (var bucket in _buckets)
        {
            if (bucket.Second < SecondOf(now) - Seconds) continue;
            first += bucket.First;
            other += bucket.Other;
        }

        return (first, other);
    }

    /// <summary>How long until both counts are below their limits.</summary>
    public TimeSpan WaitBelow(TimeSpan now, long? mostFirst, long? mostOther)
    {
        var (first, other) = Sum(now);
        for (var second = SecondOf(now) - Seconds; first >= mostFirst || other >= mostOther; second++)
        {
            var leaving = _buckets[(second + _buckets.Length) % _buckets.Length];
            if (leaving.Second == second) (first, other) = (first - leaving.First, other - leaving.Other);
            if (first < (mostFirst ?? long.MaxValue) && other < (mostOther ?? long.MaxValue)) return TimeSpan.FromSeconds(second + Seconds + 1) - now;
        }

        return TimeSpan.Zero;
    }

    public void Clear() => Array.Clear(_buckets);

    private static long SecondOf(TimeSpan now) => (long)now.TotalSeconds;
}
