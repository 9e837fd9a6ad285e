using SciLlm.Telemetry;

namespace SciLlm.Routing;

/// <summary>How a deployment is doing. Everything that changes here is guarded by its fleet.</summary>
/// <param name="deployment">The deployment.</param>
/// <param name="id">What it is told by.</param>
/// <param name="index">Its place among all deployments.</param>
/// <param name="limit">The quota that its calls count against.</param>
/// <param name="hasPeers">Whether others of its group can stand in for it.</param>
internal sealed class DeploymentState(ModelDeployment deployment, string id, int index, SharedLimit limit, bool hasPeers)
{
    private const int CallsToJudgeBy = 5;
    private const double LatencySmoothing = 0.3;

    private static readonly TimeSpan LatencyIsGoodFor = TimeSpan.FromSeconds(60);

    private TimeSpan _latencyFrom;

    public ModelDeployment Deployment => deployment;

    public string Id => id;

    public int Index => index;

    public SharedLimit Limit => limit;

    public int InFlight { get; private set; }

    public TimeSpan? Latency { get; private set; }

    /// <summary>Whether its last answer was empty, which halves its share.</summary>
    public bool IsHalved { get; private set; }

    /// <summary>Calls of the last minute, and how many of them count as failures.</summary>
    public MinuteWindow Calls { get; } = new();

    public Cooldown Cooldown { get; } = new();

    public double Weight => IsHalved ? deployment.Weight / 2 : deployment.Weight;

    /// <summary>How long it cannot be asked; zero when it can.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        var rest = Cooldown.Wait(now);
        var limitRest = limit.Cooldown.Wait(now);
        var rate = deployment.Rpm is null && deployment.Tpm is null ? TimeSpan.Zero : limit.Used.WaitBelow(now, deployment.Rpm, deployment.Tpm);
        return TimeSpan.FromTicks(Math.Max(rest.Ticks, Math.Max(limitRest.Ticks, rate.Ticks)));
    }

    /// <summary>What a strategy looks at; the lowest is asked.</summary>
    public double Score(RoutingStrategy strategy, TimeSpan now) => strategy switch
    {
        RoutingStrategy.LeastBusy => InFlight / Weight,
        RoutingStrategy.LowestLatency => now - _latencyFrom < LatencyIsGoodFor ? (Latency ?? TimeSpan.Zero).TotalSeconds : 0,
        _ => 0,
    };

    /// <summary>A call begins.</summary>
    /// <returns>The numbers of the probes that it is, of the deployment and of its limit.</returns>
    public (int Probe, int LimitProbe) Begin(TimeSpan now)
    {
        InFlight++;
        limit.Used.Add(now, 1, 0);
        return (Cooldown.Enter(), limit.Cooldown.Enter());
    }

    /// <summary>The answer, or its first token, took so long.</summary>
    public void Answered(TimeSpan now, TimeSpan latency)
    {
        Latency = Latency is { } known ? known + ((latency - known) * LatencySmoothing) : latency;
        _latencyFrom = now;
    }

    /// <summary>A call has ended well, or failed by no fault of the deployment.</summary>
    public void Recover(TimeSpan now, (int Deployment, int Limit) probes)
    {
        Calls.Add(now, 1, 0);
        Cooldown.End(probes.Deployment);
        limit.Cooldown.End(probes.Limit);
    }

    public void MakeWhole() => IsHalved = false;

    /// <summary>A call has ended, however it went; a probe that was told nothing is for another call to make.</summary>
    public void End((int Deployment, int Limit) probes)
    {
        InFlight--;
        Cooldown.Release(probes.Deployment);
        limit.Cooldown.Release(probes.Limit);
    }

    /// <summary>A call has failed.</summary>
    /// <returns>Whether a rest was begun or extended, of the deployment or of its limit.</returns>
    public bool Punish(Penalty penalty, SciLlmException failure, int probe, TimeSpan longRest, TimeSpan now)
    {
        switch (penalty)
        {
            case Penalty.HalfWeight:
                IsHalved = true;
                return false;
            case Penalty.FailureRate:
                return CountFailure(now, probe, failure);
            case Penalty.AtOnce:
                return Cooldown.Extend(now, failure.RetryAfter!.Value, Why(failure));
            case Penalty.Long:
                return Cooldown.Extend(now, longRest, Why(failure));
            case Penalty.LimitAtOnce:
                return failure.RetryAfter is { } wait ? limit.Cooldown.Extend(now, wait, Why(failure)) : limit.Cooldown.Lengthen(now, Why(failure));
            case Penalty.LimitLong:
                return limit.Cooldown.Extend(now, longRest, Why(failure));
            default:
                return false;
        }
    }

    /// <summary>It must come often to matter, except to a probe.</summary>
    private bool CountFailure(TimeSpan now, int probe, SciLlmException failure)
    {
        Calls.Add(now, 1, 1);
        var (calls, failures) = Calls.Sum(now);
        if (!Cooldown.IsCurrent(probe) && !(hasPeers && calls >= CallsToJudgeBy && failures * 2 > calls)) return false;
        Calls.Clear();
        return Cooldown.Lengthen(now, $"{failures} of {calls} calls failed, the last with {FailureName.Of(failure)}");
    }

    private static string Why(SciLlmException failure) => FailureName.Of(failure) is var name && failure.Status is not null and not 200 ? $"HTTP {name}" : name;
}
