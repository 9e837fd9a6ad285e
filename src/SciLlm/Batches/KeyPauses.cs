using System.Collections.Concurrent;
using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>
/// Which keys may not be used for now. A 429 is about the key and not about the request that met it: until it is over, every other request with that
/// key would be refused too, and many servers count those against the key.
/// </summary>
internal sealed class KeyPauses(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Base, UInt128 Key), Pause> _pauses = new();

    // As long as no server complains, no key is hashed.
    private volatile bool _hasPaused;

    /// <summary>Lets the call's key pause for so long from now; a longer pause goes on.</summary>
    public void Extend(LogicalCall call, TimeSpan wait)
    {
        if (call.Quota is not { } quota) return;
        _hasPaused = true;
        var pause = new Pause(time.GetTimestamp(), wait);
        _pauses.AddOrUpdate(quota, pause, (_, known) => Remaining(known) > wait ? known : pause);
    }

    /// <summary>How long the call's key has to wait; zero when it may be used.</summary>
    public TimeSpan Remaining(LogicalCall call)
    {
        if (!_hasPaused || call.Quota is not { } quota || !_pauses.TryGetValue(quota, out var pause)) return TimeSpan.Zero;
        var remaining = Remaining(pause);
        if (remaining > TimeSpan.Zero) return remaining;
        _pauses.TryRemove(new(quota, pause));
        return TimeSpan.Zero;
    }

    private TimeSpan Remaining(Pause pause) => pause.Wait - time.GetElapsedTime(pause.Began);

    private readonly record struct Pause(long Began, TimeSpan Wait);
}
