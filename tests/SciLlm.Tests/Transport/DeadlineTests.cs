using SciLlm.Tests.Support;
using SciLlm.Transport;

namespace SciLlm.Tests.Transport;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly ManualTime _time = new();

    [Fact]
    public async Task PassesWhenItsTimeIsOver()
    {
        await using var deadline = Deadline.After(Limit, _time, CancellationToken.None);

        _time.Advance(Limit / 2);
        Assert.False(deadline.HasPassed);
        _time.Advance(Limit / 2);
        Assert.True(deadline.HasPassed);
    }

    [Fact]
    public async Task PassesWhenSomebodyCancels()
    {
        using var callers = new CancellationTokenSource();
        await using var deadline = Deadline.After(Timeout.InfiniteTimeSpan, TimeProvider.System, callers.Token);

        await callers.CancelAsync();

        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task LeavesNothingBehindForTheNext()
    {
        for (var at = 0; at < 1000; at++)
        {
            using var callers = new CancellationTokenSource();
            var told = false;
            var deadline = Deadline.After(Timeout.InfiniteTimeSpan, TimeProvider.System, callers.Token);
            Assert.False(deadline.HasPassed);
            deadline.Token.Register(() => told = true);

            // Every third is over before it is disposed. The others are done with by then, whatever becomes of their callers or of the next.
            if (at % 3 == 0) await callers.CancelAsync();
            await deadline.DisposeAsync();
            await callers.CancelAsync();

            Assert.Equal(at % 3 == 0, told);
        }
    }
}
