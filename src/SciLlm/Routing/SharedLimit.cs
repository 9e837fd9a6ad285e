namespace SciLlm.Routing;

/// <summary>An upstream quota, which deployments with the same limit key share: the requests and tokens of the last minute, and its rest after a 429.</summary>
internal sealed class SharedLimit
{
    public MinuteWindow Used { get; } = new();

    public Cooldown Cooldown { get; } = new();
}
