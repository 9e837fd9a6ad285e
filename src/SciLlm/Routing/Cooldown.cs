namespace SciLlm.Routing;

/// <summary>
/// A rest that is only ever extended. When it is over one call is let through, the probe; how that goes decides whether the rest ends or begins anew,
/// and then for twice as long.
/// </summary>
internal sealed class Cooldown
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(300);

    /// <summary>A server that asks for more may have meant milliseconds; a probe an hour costs little.</summary>
    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromHours(1);

    /// <summary>Nobody knows how long a probe takes; whoever waits for it looks again so often.</summary>
    private static readonly TimeSpan ProbeCheck = TimeSpan.FromSeconds(0.5);

    private TimeSpan _until;
    private int _doublings;
    private int _probes;

    public bool IsOn { get; private set; }

    public bool IsProbed { get; private set; }

    /// <summary>Why it is on; null when it is not.</summary>
    public string? Why { get; private set; }

    /// <summary>How long nobody may be let through; zero when somebody may.</summary>
    public TimeSpan Wait(TimeSpan now) => !IsOn ? TimeSpan.Zero : Remaining(now) is { Ticks: > 0 } rest ? rest : IsProbed ? ProbeCheck : TimeSpan.Zero;

    public TimeSpan Remaining(TimeSpan now) => IsOn && _until > now ? _until - now : TimeSpan.Zero;

    /// <summary>Lets the next call through; returns the number of the probe that it is, 0 when it is none.</summary>
    public int Enter()
    {
        if (!IsOn) return 0;
        IsProbed = true;
        return ++_probes;
    }

    /// <summary>Begins or extends the rest; returns whether it was extended.</summary>
    public bool Extend(TimeSpan now, TimeSpan length, string why)
    {
        var until = now + (length < LongestAskedFor ? length : LongestAskedFor);
        if (IsOn && until <= _until) return false;
        (IsOn, IsProbed, Why, _until) = (true, false, why, until);
        return true;
    }

    /// <summary>Begins the rest, twice as long as the last time if its probe failed. What fails while it lasts was under way before and tells nothing new.</summary>
    public bool Lengthen(TimeSpan now, string why)
    {
        if (Remaining(now) > TimeSpan.Zero) return false;
        var length = Shortest.TotalSeconds * Math.Pow(2, _doublings);
        if (length < Longest.TotalSeconds) _doublings++;
        return Extend(now, TimeSpan.FromSeconds(Math.Min(length, Longest.TotalSeconds)), why);
    }

    /// <summary>A probe has gone well. One that was overtaken by another failure changes nothing.</summary>
    public void End(int probe)
    {
        if (!IsCurrent(probe)) return;
        (IsOn, IsProbed, Why, _doublings) = (false, false, null, 0);
    }

    /// <summary>A probe has told nothing: the next call may be one.</summary>
    public void Release(int probe)
    {
        if (IsCurrent(probe)) IsProbed = false;
    }

    public bool IsCurrent(int probe) => probe != 0 && IsProbed && probe == _probes;
}
