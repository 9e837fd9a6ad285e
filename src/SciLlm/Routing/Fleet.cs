using Microsoft.Extensions.Logging;
using SciLlm.Telemetry;

namespace SciLlm.Routing;

/// <summary>All deployments of a router, what is known of them, and who is asked next.</summary>
internal sealed class Fleet(IReadOnlyList<DeploymentState> deployments, RouterOptions options, TimeProvider time, Func<double> random, ILogger log)
{
    private readonly object _lock = new();
    private readonly long _origin = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Picks a deployment of the first group that has one to ask; null when none has.</summary>
    /// <param name="groups">Where to look, best first.</param>
    /// <param name="route">Which deployments the call may still ask, and how often it has.</param>
    /// <param name="same">The one to ask if it can be; null for no preference.</param>
    public Lease? TryTake(List<DeploymentGroup> groups, Route route, DeploymentState? same)
    {
        lock (_lock)
        {
            var now = Now;
            var chosen = same is not null && same.Wait(now) <= TimeSpan.Zero ? same : Choose(groups, route, now);
            return chosen is null ? null : new Lease(this, chosen, now, chosen.Begin(now));
        }
    }

    /// <summary>How often the call has asked the deployment that it would get now; null when it would get none.</summary>
    public int? FewestTries(List<DeploymentGroup> groups, Route route)
    {
        lock (_lock) return Choose(groups, route, Now) is { } chosen ? route.TriesOf(chosen) : null;
    }

    public bool IsFree(DeploymentState deployment)
    {
        lock (_lock) return deployment.Wait(Now) <= TimeSpan.Zero;
    }

    /// <summary>How long until one of the deployments that the call may still ask can be asked; null when there is none.</summary>
    public TimeSpan? ShortestWait(List<DeploymentGroup> groups, Route route)
    {
        lock (_lock)
        {
            var (now, shortest) = (Now, default(TimeSpan?));
            foreach (var group in groups)
            {
                foreach (var deployment in group.Deployments)
                {
                    if (route.MayAsk(deployment) && deployment.Wait(now) is var wait && (shortest is null || wait < shortest)) shortest = wait;
                }
            }

            return shortest;
        }
    }

    /// <summary>What keeps each of the deployments from being asked, for people to read.</summary>
    public string DescribeRest(List<DeploymentGroup> groups, Route route)
    {
        lock (_lock)
        {
            var now = Now;
            return string.Join("; ", groups.SelectMany(group => group.Deployments).Select(deployment => route.MayAsk(deployment)
                ? $"{deployment.Id} is free in {deployment.Wait(now).TotalSeconds:0.#} s ({DeploymentSnapshot.Of(deployment, now).Why})"
                : $"{deployment.Id} has been asked"));
        }
    }

    public void Answered(Lease lease)
    {
        lock (_lock) lease.Deployment.Answered(Now, Now - lease.Began);
    }

    public void Abandon(Lease lease)
    {
        lock (_lock) lease.Deployment.End(lease.Probes);
    }

    public void End(Lease lease, Penalty penalty, SciLlmException? failure, long tokens)
    {
        var deployment = lease.Deployment;
        TimeSpan? rest;
        lock (_lock)
        {
            var now = Now;
            deployment.Limit.Used.Add(now, 0, tokens);
            if (failure is null) deployment.MakeWhole();
            rest = failure is not null && deployment.Punish(penalty, failure, lease.Probes.Deployment, options.LongCooldown, now) ? deployment.Wait(now) : null;
            if (rest is null && penalty is Penalty.None or Penalty.HalfWeight) deployment.Recover(now, lease.Probes);
            deployment.End(lease.Probes);
        }

        if (rest is { } length) log.DeploymentRests(deployment.Id, length, FailureName.Of(failure!));
    }

    public RouterSnapshot Snapshot()
    {
        lock (_lock)
        {
            var now = Now;
            return new RouterSnapshot([.. deployments.Select(deployment => DeploymentSnapshot.Of(deployment, now))]);
        }
    }

    private DeploymentState? Choose(List<DeploymentGroup> groups, Route route, TimeSpan now)
    {
        foreach (var group in groups)
        {
            if (Choose(group.Deployments, route, now) is { } chosen) return chosen;
        }

        return null;
    }

    /// <summary>The fewest tries of this call first, then the lowest order, then what the strategy says; equals are drawn by weight, in one go.</summary>
    private DeploymentState? Choose(IReadOnlyList<DeploymentState> candidates, Route route, TimeSpan now)
    {
        var (chosen, best, weights) = (default(DeploymentState), (Tries: 0, Order: 0, Score: 0.0), 0.0);
        for (var at = 0; at < candidates.Count; at++)
        {
            var candidate = candidates[at];
            if (!route.MayAsk(candidate) || candidate.Wait(now) > TimeSpan.Zero) continue;
            var rank = (route.TriesOf(candidate), candidate.Deployment.Order, candidate.Score(options.Strategy, now));
            var comparison = chosen is null ? -1 : rank.CompareTo(best);
            if (comparison > 0) continue;
            if (comparison < 0) (best, weights) = (rank, 0);
            weights += candidate.Weight;
            if (comparison < 0 || random() * weights < candidate.Weight) chosen = candidate;
        }

        return chosen;
    }
}
