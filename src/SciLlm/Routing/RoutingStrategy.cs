namespace SciLlm;

/// <summary>How one of several deployments that could be asked is picked. Equals are drawn by their weight.</summary>
public enum RoutingStrategy
{
    /// <summary>By lot, in proportion to <see cref="ModelDeployment.Weight"/>.</summary>
    Shuffle,

    /// <summary>The one with the fewest calls under way, for its weight.</summary>
    LeastBusy,

    /// <summary>The one that answered fastest of late. One that was not asked for a minute is asked again, so that it can show what it has become.</summary>
    LowestLatency,
}
