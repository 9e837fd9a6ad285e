using System.Collections.Concurrent;

namespace SciLlm.Authentication;

/// <summary>Which style a base accepted for a key, so that the refused one is tried once and not on every call.</summary>
internal sealed class AuthStyleMemory
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<(string Base, UInt128 Key), AuthStyle> _accepted = new();

    // Most servers take Bearer: as long as all did, no key is hashed.
    private volatile bool _hasSurprises;

    public AuthStyle Recall(string apiBase, Credential key) =>
        _hasSurprises && _accepted.TryGetValue((apiBase, key.Fingerprint), out var style) ? style : AuthStyle.Bearer;

    public void Remember(string apiBase, Credential key, AuthStyle style)
    {
        if (style == AuthStyle.Bearer && !_hasSurprises) return;
        _hasSurprises = true;
        if (_accepted.Count >= Capacity) _accepted.Clear();
        _accepted[(apiBase, key.Fingerprint)] = style;
    }
}
