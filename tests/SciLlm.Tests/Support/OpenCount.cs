namespace SciLlm.Tests.Support;

/// <summary>Counts what is open, and tells when nothing is any more.</summary>
internal sealed class OpenCount
{
    private readonly object _lock = new();
    private TaskCompletionSource? _none;
    private int _now;

    public int Now => Volatile.Read(ref _now);

    public void Opened()
    {
        lock (_lock) _now++;
    }

    public void Closed()
    {
        lock (_lock)
        {
            if (--_now > 0) return;
            _none?.SetResult();
            _none = null;
        }
    }

    /// <summary>
    /// Waits until nothing is open. What is over may still be closing on other threads: the platform disposes a timer just after it has told whoever
    /// waited for it.
    /// </summary>
    /// <exception cref="TimeoutException">Something was left open.</exception>
    public async Task NoneAsync()
    {
        Task none;
        lock (_lock) none = _now == 0 ? Task.CompletedTask : (_none ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        await none.WaitAsync(Guard.Time / 5);
    }
}
