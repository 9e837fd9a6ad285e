using System.Collections;

namespace SciLlm.Testing;

/// <summary>
/// The newest requests an <see cref="LlmTestServer"/> received, oldest first, as many as <see cref="LlmTestServerOptions.RecordLimit"/>
/// allows. Safe to read while requests come in; an enumeration sees what was there when it began.
/// </summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    private readonly object _lock = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private readonly Queue<RecordedRequest> _requests = new();
    private readonly int _limit;
    private int _recorded;

    internal RequestLog(int limit) => _limit = limit;

    /// <summary>How many requests are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _requests.Count;
            }
        }
    }

    internal bool IsOn => _limit > 0;

    /// <summary>A request by its place among those kept, from 0 for the oldest.</summary>
    /// <param name="index">The place.</param>
    /// <exception cref="ArgumentOutOfRangeException">No request is kept there.</exception>
    public RecordedRequest this[int index]
    {
        get
        {
            lock (_lock)
            {
                return _requests.ElementAt(index);
            }
        }
    }

    /// <summary>
    /// Completes once so many requests have been recorded since the start, dropped ones included: the way for a test to wait for a
    /// request that is still being answered.
    /// </summary>
    /// <param name="count">How many, from the start of the server.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">Recording is off, so the wait would never end.</exception>
    public Task WaitForAsync(int count, CancellationToken cancellationToken = default)
    {
        if (!IsOn)
        {
            throw new InvalidOperationException("Recording is off, so no request will ever show here. Set LlmTestServerOptions.RecordLimit above 0.");
        }

        lock (_lock)
        {
            if (_recorded >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<RecordedRequest> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<RecordedRequest>)[.. _requests]).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(RecordedRequest request)
    {
        if (!IsOn)
        {
            return;
        }

        lock (_lock)
        {
            if (_requests.Count == _limit)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
            _recorded++;
            _waiting.RemoveAll(wait => wait.Count <= _recorded && wait.Reached.TrySetResult());
        }
    }
}
