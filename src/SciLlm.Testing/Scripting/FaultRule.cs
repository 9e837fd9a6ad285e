namespace SciLlm.Testing.Scripting;

/// <summary>A fault for requests of a kind, counted.</summary>
internal sealed class FaultRule
{
    private readonly Func<RecordedRequest, bool> _matches;
    private readonly int _every;
    private readonly long _last;
    private long _matched;

    public FaultRule(Func<RecordedRequest, bool> matches, Fault fault, int? times, int every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times ?? 1, 1, nameof(times));
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        (_matches, Fault, _every) = (matches, fault, every);
        _last = times is { } limit ? (long)limit * every : long.MaxValue;
    }

    public Fault Fault { get; }

    /// <summary>Counts the request if it matches, and says whether it is one that meets the fault.</summary>
    public bool Fires(RecordedRequest request)
    {
        if (!_matches(request))
        {
            return false;
        }

        var matched = Interlocked.Increment(ref _matched);
        return matched % _every == 0 && matched <= _last;
    }
}
