namespace SciLlm.Tests.Support;

/// <summary>
/// The system's clock, but waits that only retries make are over at once, and longer ones, which are limits, never end: how slow a machine is changes
/// nothing.
/// </summary>
internal sealed class ImpatientTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Passed(dueTime), period);

    /// <summary>What is left to wait of this.</summary>
    public static TimeSpan Passed(TimeSpan wait) => wait != Timeout.InfiniteTimeSpan && wait <= TimeSpan.FromSeconds(5) ? TimeSpan.Zero : Timeout.InfiniteTimeSpan;
}
