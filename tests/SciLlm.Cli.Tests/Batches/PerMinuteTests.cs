using Microsoft.Extensions.Time.Testing;
using SciLlm.Cli.Batches;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>What <c>--rpm</c> and <c>--tpm</c> hold back, on a clock that the test moves.</summary>
public sealed class PerMinuteTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task WhatIsTakenIsWaitedForByTheNext()
    {
        var requests = new PerMinute(60, _time);
        _time.Advance(TimeSpan.FromSeconds(10));

        // A second's worth may be had at once, so that late timers cost nothing; then it is one a second.
        await requests.WaitAsync(1, CancellationToken.None);
        await requests.WaitAsync(1, CancellationToken.None);
        var third = requests.WaitAsync(1, CancellationToken.None);

        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await third;
    }

    [Fact]
    public async Task WhatWasMoreThanEstimatedIsEarnedBack()
    {
        var tokens = new PerMinute(600, _time);
        await tokens.WaitAsync(10, CancellationToken.None);

        tokens.Correct(90);
        var next = tokens.WaitAsync(10, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(8.9));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        await next;
    }

    [Fact]
    public async Task WhoeverGivesUpDoesNotWait()
    {
        using var source = new CancellationTokenSource();
        var tokens = new PerMinute(1, _time);
        await tokens.WaitAsync(10, CancellationToken.None);

        var waiting = tokens.WaitAsync(1, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
