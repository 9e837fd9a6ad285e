using System.Diagnostics;

namespace SciLlm.Tests.Soak;

/// <summary>A clock that runs faster than the system's, and whose date jumps at every look.</summary>
internal sealed class HurriedTime(int speed, Random jumps) : CountingTime
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override long GetTimestamp() => (Stopwatch.GetTimestamp() - _start) * speed;

    public override DateTimeOffset GetUtcNow()
    {
        lock (jumps) return base.GetUtcNow() + TimeSpan.FromMinutes(jumps.Next(-1_000_000, 1_000_000));
    }

    protected override TimeSpan Real(TimeSpan wait) => wait <= TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(Math.Max(1, wait.TotalMilliseconds / speed));
}
