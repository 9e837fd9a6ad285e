using System.Collections.Concurrent;

namespace SciLlm.Transport;

/// <summary>
/// Ends what is waited for when its time is over, or when somebody cancels it. Nearly all are disposed in time, and what they are made of, a source of
/// cancellation with a timer and its registrations, then serves others.
/// </summary>
internal sealed class Deadline : IAsyncDisposable
{
    private const int MostKept = 256;

    private static readonly ConcurrentQueue<Deadline> Unspent = [];

    private readonly CancellationTokenSource _source;
    private CancellationTokenRegistration _forwarding;

    private Deadline(TimeSpan limit, TimeProvider time) => _source = new CancellationTokenSource(limit, time);

    public CancellationToken Token => _source.Token;

    public bool HasPassed => _source.IsCancellationRequested;

    /// <param name="limit">The time from now on, which may be infinite.</param>
    /// <param name="time">The clock. Only the system's timers tell whether it was too late to stop them; those of another serve once.</param>
    /// <param name="cancellationToken">Ends it before.</param>
    public static Deadline After(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (time == TimeProvider.System && Unspent.TryDequeue(out var deadline)) deadline._source.CancelAfter(limit);
        else deadline = new Deadline(limit, time);
        deadline._forwarding = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), deadline._source);
        return deadline;
    }

    public async ValueTask DisposeAsync()
    {
        await _forwarding.DisposeAsync().ConfigureAwait(false);
        if (_source.TryReset() && Unspent.Count < MostKept) Unspent.Enqueue(this);
        else _source.Dispose();
    }
}
