using SciLlm.Routing;

namespace SciLlm;

/// <summary>How the deployments of a <see cref="Router"/> are doing at one moment.</summary>
/// <param name="Deployments">All of them, in the order they were given.</param>
public sealed record RouterSnapshot(IReadOnlyList<DeploymentSnapshot> Deployments);

/// <summary>How one deployment is doing, and why.</summary>
public sealed record DeploymentSnapshot
{
    /// <summary>What it is told by.</summary>
    public required string Id { get; init; }

    /// <summary>Its group.</summary>
    public required string Group { get; init; }

    /// <summary>What its server is asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Whether it can be asked.</summary>
    public required DeploymentCondition Condition { get; init; }

    /// <summary>Why it cannot be asked, or only by a probe; null when it can.</summary>
    public string? Why { get; init; }

    /// <summary>How long it cannot be asked; zero when it can.</summary>
    public TimeSpan AvailableIn { get; init; }

    /// <summary>Calls under way.</summary>
    public int InFlight { get; init; }

    /// <summary>Calls that ended in the last minute, unless a cooldown has begun since.</summary>
    public int RecentCalls { get; init; }

    /// <summary>Those of them that count as its failures.</summary>
    public int RecentFailures { get; init; }

    /// <summary>Requests of the last minute that count against its limit, those of deployments with the same limit key included.</summary>
    public int RequestsInMinute { get; init; }

    /// <summary>Tokens of the last minute that count against its limit, as far as servers told.</summary>
    public long TokensInMinute { get; init; }

    /// <summary>How long it takes to answer of late, or to begin a stream; null before its first answer.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Its share among equals now: half of what was set after an empty answer.</summary>
    public double Weight { get; init; }

    internal static DeploymentSnapshot Of(DeploymentState deployment, TimeSpan now)
    {
        var (calls, failures) = deployment.Calls.Sum(now);
        var (requests, tokens) = deployment.Limit.Used.Sum(now);
        var (condition, why) = Look(deployment, now);
        return new()
        {
            Id = deployment.Id,
            Group = deployment.Deployment.Group,
            Model = deployment.Deployment.Model,
            Condition = condition,
            Why = why,
            AvailableIn = deployment.Wait(now),
            InFlight = deployment.InFlight,
            RecentCalls = (int)calls,
            RecentFailures = (int)failures,
            RequestsInMinute = (int)requests,
            TokensInMinute = tokens,
            Latency = deployment.Latency,
            Weight = deployment.Weight,
        };
    }

    private static (DeploymentCondition Condition, string? Why) Look(DeploymentState deployment, TimeSpan now)
    {
        var (own, limit) = (deployment.Cooldown, deployment.Limit.Cooldown);
        var longer = limit.Wait(now) > own.Wait(now) ? limit : own.IsOn ? own : limit;
        if (longer.IsOn)
        {
            var condition = longer.Remaining(now) > TimeSpan.Zero ? DeploymentCondition.CoolingDown : longer.IsProbed ? DeploymentCondition.Probing : DeploymentCondition.AwaitsProbe;
            return (condition, longer.Why);
        }

        return deployment.Wait(now) > TimeSpan.Zero ? (DeploymentCondition.AtItsLimit, "its rpm or tpm is used up") : (DeploymentCondition.Available, null);
    }
}

/// <summary>Whether a deployment can be asked.</summary>
public enum DeploymentCondition
{
    /// <summary>It can be asked.</summary>
    Available,

    /// <summary>It, or the limit it shares, rests after failures.</summary>
    CoolingDown,

    /// <summary>Its rest is over; the next call will be the one that shows whether it is well.</summary>
    AwaitsProbe,

    /// <summary>Its rest is over, and one call is finding out whether it is well.</summary>
    Probing,

    /// <summary>Its requests or tokens of the last minute are used up.</summary>
    AtItsLimit,
}
