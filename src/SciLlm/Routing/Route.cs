using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>Who one logical call has asked, and who it may ask next. There is one budget of attempts, whoever they are made at.</summary>
/// <param name="fleet">Who could be asked.</param>
/// <param name="first">The group that was asked for.</param>
/// <param name="options">The router's settings.</param>
/// <param name="isTenacious">Whether there is no budget but the time of the caller.</param>
/// <param name="deployments">How many deployments the fleet has.</param>
internal sealed class Route(Fleet fleet, DeploymentGroup first, RouterOptions options, bool isTenacious, int deployments)
{
    private const int DeepestFallback = 5;
    private const int Never = int.MaxValue;

    private readonly List<DeploymentGroup> _groups = [first];
    private List<(FallbackKind Kind, DeploymentGroup Group)>? _pending;
    private int[]? _tries;
    private FailoverRule _rule = FailoverRule.NobodyFree;
    private DeploymentState? _last;
    private DeploymentState? _same;
    private int _attempts;
    private TimeSpan _waited;

    public string Group => first.Name;

    public int TriesOf(DeploymentState deployment) => _tries?[deployment.Index] ?? 0;

    /// <summary>Whether the call may ask a deployment, as far as its own history goes.</summary>
    public bool MayAsk(DeploymentState deployment) => TriesOf(deployment) <= options.RetriesPerDeployment;

    /// <summary>Takes the next deployment to ask; null when there is none now.</summary>
    public Lease? TryTake()
    {
        var lease = fleet.TryTake(_groups, this, _same);
        while (lease is null && TryEnterNextGroup()) lease = fleet.TryTake(_groups, this, same: null);
        _same = null;
        if (lease is null) return null;
        _attempts++;
        _last = lease.Deployment;
        return lease;
    }

    /// <summary>How long until anybody can be asked; null when nobody will be.</summary>
    public TimeSpan? ShortestWait => fleet.ShortestWait(_groups, this);

    /// <summary>Why nobody can be asked, for people to read.</summary>
    public string DescribeRest() => fleet.DescribeRest(_groups, this);

    /// <summary>The last attempt failed, and this is what that means.</summary>
    public void Note(FailoverRule rule)
    {
        _rule = rule;
        if (_last is not { } failed) return;
        _tries ??= new int[deployments];
        ref var tries = ref _tries[failed.Index];
        tries = rule.Same switch
        {
            SameAgain.No => Never,
            SameAgain.Once when tries > 0 => Never,
            _ => tries + 1,
        };
        if (rule.Another == Another.Any) return;
        foreach (var deployment in _groups[GroupOf(failed)].Deployments)
        {
            if (rule.Another == Another.No || !(deployment.Deployment.ContextWindow > failed.Deployment.ContextWindow)) _tries[deployment.Index] = Never;
        }
    }

    /// <summary>Nobody could be asked.</summary>
    public void NoteNobodyFree() => _rule = _rule with { Same = SameAgain.AfterCooldown };

    /// <summary>Bad JSON may be asked for again: of the same deployment, as long as there are attempts.</summary>
    public bool TryAskSameAgain()
    {
        _same = _last;
        return HasAttempts;
    }

    /// <summary>How long to wait before the next attempt; null when there is none.</summary>
    /// <param name="backoff">The wait before a deployment is asked again.</param>
    /// <param name="asked">The wait before the one that failed is.</param>
    public TimeSpan? WaitBeforeNext(TimeSpan backoff, TimeSpan asked)
    {
        if (!HasAttempts || _rule is { Same: SameAgain.No, Another: Another.No, NextGroup: null }) return null;
        if (_rule.Same is SameAgain.AfterBackoff or SameAgain.Once && _last is { } last && MayAsk(last) && asked <= RetryPolicy.LongestHonouredWait && fleet.IsFree(last))
        {
            _same = last;
            return asked;
        }

        do
        {
            if (fleet.FewestTries(_groups, this) is { } tries) return tries == 0 ? TimeSpan.Zero : backoff;
        }
        while (TryEnterNextGroup());
        return WaitForCooldown() ?? (isTenacious && TryForget() ? WaitForCooldown() ?? backoff : null);
    }

    private bool HasAttempts => isTenacious || _attempts < options.MaxAttempts;

    private TimeSpan? WaitForCooldown()
    {
        if (ShortestWait is not { } wait || (!isTenacious && options.LongestWait != Timeout.InfiniteTimeSpan && _waited + wait > options.LongestWait)) return null;
        _waited += wait;
        return wait;
    }

    /// <summary>Begins anew with everybody who may be asked again at all.</summary>
    private bool TryForget()
    {
        var forgotten = false;
        for (var at = 0; at < _tries?.Length; at++)
        {
            if (_tries[at] is 0 or Never) continue;
            _tries[at] = 0;
            forgotten = true;
        }

        return forgotten;
    }

    /// <summary>The lists of the group that failed come before what is left of those that led to it, and only lists of the failure's own kind count.</summary>
    private bool TryEnterNextGroup()
    {
        if (_rule.NextGroup is not { } kind || _groups.Count > DeepestFallback) return false;
        _pending ??= [];
        if (_last is not null) Expect(kind, _groups[GroupOf(_last)]);
        Expect(kind, _groups[^1]);
        var next = _pending.FindIndex(pending => pending.Kind == kind && !_groups.Contains(pending.Group));
        if (next < 0) return false;
        _groups.Add(_pending[next].Group);
        _pending.RemoveAt(next);
        return true;
    }

    private void Expect(FallbackKind kind, DeploymentGroup failed) => _pending!.InsertRange(
        0, failed.Fallbacks(kind).Where(group => !_groups.Contains(group) && !_pending.Contains((kind, group))).Select(group => (kind, group)).ToList());

    private int GroupOf(DeploymentState deployment) => _groups.FindLastIndex(group => group.Deployments.Contains(deployment));
}
