using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SciLlm.Tests.Support;

/// <summary>A clock that a test moves, and that says when somebody begins to wait on it.</summary>
internal sealed class ManualTime() : FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until somebody waits for exactly this long.</summary>
    public async Task UntilWaitingForAsync(TimeSpan wait)
    {
        using var failsafe = new CancellationTokenSource(Guard.Time);
        while (await _waits.Reader.ReadAsync(failsafe.Token) != wait)
        {
        }
    }

    /// <summary>Waits until somebody waits for exactly this long, and lets that time pass.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        await UntilWaitingForAsync(wait);
        Advance(wait);
    }

    public Task PassAsync(double seconds) => PassAsync(TimeSpan.FromSeconds(seconds));
}
