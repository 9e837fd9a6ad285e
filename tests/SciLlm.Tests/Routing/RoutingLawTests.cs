using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SciLlm.Routing;

namespace SciLlm.Tests.Routing;

/// <summary>Whatever happens in whatever order: nobody is asked during a rest but by its one probe, and a rest only ever gets longer.</summary>
public sealed class RoutingLawTests
{
    private const int Deployments = 3;

    private enum What
    {
        Take,
        Succeed,
        Abandon,
        HalfWeight,
        FailureRate,
        AtOnce,
        Long,
        LimitAtOnce,
        LimitLong,
    }

    [Property(MaxTest = 300)]
    public Property NobodyIsAskedDuringARest_ButByItsOneProbe() => Prop.ForAll(Steps(), steps =>
    {
        var run = new Run();
        foreach (var (what, lease, seconds) in steps)
        {
            run.Time.Advance(TimeSpan.FromSeconds(seconds));
            if (what == What.Take) run.Take();
            else run.End(what, lease);
        }

        return run.Broken is null ? true.Label("") : false.Label(run.Broken);
    });

    private static Arbitrary<(What What, int Lease, int Seconds)[]> Steps() =>
        (from what in Gen.Frequency((4, Gen.Constant(What.Take)), (6, Gen.Elements(Enum.GetValues<What>())))
         from lease in Gen.Choose(0, 9)
         from seconds in Gen.Elements(0, 0, 0, 1, 3, 5, 40, 400)
         select (what, lease, seconds)).ArrayOf(80).ToArbitrary();

    private sealed class Run
    {
        private readonly List<Lease> _leases = [];
        private readonly HashSet<Lease> _probes = [];
        private readonly DeploymentGroup _group;
        private readonly Fleet _fleet;

        public Run()
        {
            var shared = new SharedLimit();
            var options = new RouterOptions();
            var states = Enumerable.Range(0, Deployments)
                .Select(index => new DeploymentState(
                    new ModelDeployment { Group = "g", Model = "m" }, $"{index}", index, index == 0 ? new SharedLimit() : shared, hasPeers: true))
                .ToList();
            _group = new DeploymentGroup("g", states);
            _fleet = new Fleet(states, options, Time, new System.Random(7).NextDouble, NullLogger.Instance);
        }

        public FakeTimeProvider Time { get; } = new();

        /// <summary>The law that does not hold; null when all do.</summary>
        public string? Broken { get; private set; }

        public void Take()
        {
            var before = _fleet.Snapshot().Deployments;
            var route = new Route(_fleet, _group, new RouterOptions(), isTenacious: false, Deployments);
            if (route.TryTake() is not { } lease)
            {
                Expect(before.All(deployment => deployment.AvailableIn > TimeSpan.Zero), "nobody was asked though somebody could have been");
                return;
            }

            var condition = before[lease.Deployment.Index].Condition;
            Expect(condition is DeploymentCondition.Available or DeploymentCondition.AwaitsProbe, $"a deployment was asked that is {condition}");
            if (condition == DeploymentCondition.AwaitsProbe)
            {
                Expect(!_probes.Any(probe => probe.Deployment == lease.Deployment && _leases.Contains(probe) && IsProbing(probe, before)), "there are two probes at once");
                _probes.Add(lease);
            }

            _leases.Add(lease);
        }

        public void End(What what, int at)
        {
            if (_leases.Count == 0) return;
            var lease = _leases[at % _leases.Count];
            _leases.Remove(lease);
            var (before, isProbe) = (_fleet.Snapshot().Deployments, _probes.Contains(lease));
            var failure = new SciLlmException("It failed.") { Status = 500, RetryAfter = what == What.LimitAtOnce && at % 2 == 0 ? null : TimeSpan.FromSeconds(at) };
            if (what == What.Succeed) lease.Succeed(5);
            else if (what is What.Take or What.Abandon) lease.Dispose();
            else lease.Fail(Enum.Parse<Penalty>($"{what}"), failure);

            var after = _fleet.Snapshot().Deployments;
            for (var index = 0; index < Deployments; index++)
            {
                if (before[index].Condition == DeploymentCondition.CoolingDown)
                    Expect(after[index].AvailableIn >= before[index].AvailableIn, "a rest was shortened");
                if (before[index].Condition == DeploymentCondition.AwaitsProbe && !isProbe)
                    Expect(after[index].Condition != DeploymentCondition.Available, "a rest was ended by a call that was not its probe");
            }

            Expect(after.Sum(deployment => deployment.InFlight) == _leases.Count, "calls under way were miscounted");
        }

        private static bool IsProbing(Lease probe, IReadOnlyList<DeploymentSnapshot> before) => before[probe.Deployment.Index].Condition == DeploymentCondition.Probing;

        private void Expect(bool holds, string law)
        {
            if (!holds) Broken ??= law;
        }
    }
}
