namespace SciLlm.Cli.Batches;

/// <summary>Where a run stands, earlier runs into the same output included.</summary>
/// <param name="Total">Requests of the input.</param>
/// <param name="Ok">Results so far that are ok.</param>
/// <param name="Failed">Results so far that are not.</param>
/// <param name="Tokens">Tokens of all questions and answers so far.</param>
/// <param name="Cost">What they cost; null without a table of prices.</param>
/// <param name="DoneNow">Results of this run alone.</param>
/// <param name="Elapsed">Time of this run alone.</param>
internal readonly record struct RunStatus(int Total, int Ok, int Failed, long Tokens, double? Cost, int DoneNow, TimeSpan Elapsed)
{
    public int Done => Ok + Failed;

    public int Left => Total - Done;

    /// <summary>Results a second.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? DoneNow / Elapsed.TotalSeconds : 0;

    /// <summary>How long the rest takes at this rate; null while there is none.</summary>
    public TimeSpan? Remaining => Rate > 0 ? TimeSpan.FromSeconds(Math.Min(Left / Rate, TimeSpan.FromDays(999).TotalSeconds)) : null;
}

/// <summary>Counts results as they come, on any thread.</summary>
internal sealed class RunTally(int total, PriceTable? prices, TimeProvider time)
{
    private readonly object _lock = new();
    private long _started = time.GetTimestamp();
    private RunStatus _status = new(total, 0, 0, 0, prices is null ? null : 0, 0, TimeSpan.Zero);

    public RunStatus Status
    {
        get
        {
            lock (_lock)
                return _status with { Elapsed = time.GetElapsedTime(_started) };
        }
    }

    /// <summary>Counts a result that an earlier run has left.</summary>
    public void AddEarlier(Outcome outcome)
    {
        lock (_lock)
            Count(outcome);
    }

    /// <summary>Counts a result of this run.</summary>
    public void Add(Outcome outcome)
    {
        lock (_lock)
        {
            Count(outcome);
            _status = _status with { DoneNow = _status.DoneNow + 1 };
        }
    }

    /// <summary>Begins to count this run's time.</summary>
    public void Start()
    {
        lock (_lock)
            _started = time.GetTimestamp();
    }

    private void Count(Outcome outcome) => _status = _status with
    {
        Ok = _status.Ok + (outcome.Ok ? 1 : 0),
        Failed = _status.Failed + (outcome.Ok ? 0 : 1),
        Tokens = _status.Tokens + outcome.Tokens,
        Cost = _status.Cost + prices?.CostOf(outcome),
    };
}
