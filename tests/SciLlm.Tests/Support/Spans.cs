using System.Collections.Concurrent;
using System.Diagnostics;

namespace SciLlm.Tests.Support;

/// <summary>Listens to the client's spans about one host, or of one group of a router, whatever else runs at the same time.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Spans(string host, string? group = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SciLlm",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if ((string?)activity.GetTagItem("server.address") == host || (group is not null && (string?)activity.GetTagItem("scillm.route.group") == group)) _ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public void Dispose() => _listener.Dispose();
}
