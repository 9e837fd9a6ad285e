using System.Diagnostics;

namespace SciLlm.Telemetry;

/// <summary>
/// The span of a routed call, waits included, below which every deployment's operation hangs. It costs nothing where nobody listens, and holds neither a
/// key nor what was said.
/// </summary>
internal sealed class RouteSpan
{
    private readonly Activity _activity;

    private RouteSpan(Activity activity) => _activity = activity;

    /// <summary>Begins the span of a call to a group; null when nobody listens.</summary>
    public static RouteSpan? Start(string group) =>
        ClientInstruments.Source.StartActivity($"route {group}", ActivityKind.Internal) is { } activity ? new RouteSpan(activity.SetTag("scillm.route.group", group)) : null;

    /// <summary>What begins in this asynchronous method from here on hangs below the span.</summary>
    public void Enter() => Activity.Current = _activity;

    /// <summary>Ends the span.</summary>
    /// <param name="steps">Who was asked.</param>
    /// <param name="cause">Why there is no answer; null where there is one, or its reader has left.</param>
    public void End(IReadOnlyList<RouteStep> steps, Exception? cause)
    {
        _activity.SetTag("scillm.route.deployments", steps.Select(step => step.Deployment).ToArray());
        if (cause is not null) _activity.SetTag("error.type", FailureName.Of(cause)).SetStatus(ActivityStatusCode.Error, FailureName.Of(cause));
        _activity.Dispose();
    }
}
