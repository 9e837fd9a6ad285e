using System.Collections.Concurrent;

namespace SciLlm.Authentication;

/// <summary>Which style a base accepted for a key, so that the refused one is tried once and not on every call.</summary>
internal sealed class AuthStyleMemory
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<(string Base, UInt128 Key), AuthStyle> _accepted = new();

    public AuthStyle Recall(string apiBase, Credential key) =>
        !_accepted.IsEmpty && _accepted.TryGetValue((apiBase, key.Fingerprint), out var style) ? style : AuthStyle.Bearer;

    public void Remember(string apiBase, Credential key, AuthStyle style)
    {
        // Bearer is the first guess anyway: only what differs from it is worth keeping, or correcting.
        if (style == AuthStyle.Bearer && _accepted.IsEmpty) return;
        if (_accepted.Count >= Capacity) _accepted.Clear();
        _accepted[(apiBase, key.Fingerprint)] = style;
    }
}
