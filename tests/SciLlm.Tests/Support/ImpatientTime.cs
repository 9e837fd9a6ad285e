namespace SciLlm.Tests.Support;

/// <summary>The system's clock, but waits of up to five seconds, which only retries make, are over at once.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(5) ? TimeSpan.Zero : dueTime, period);
}
