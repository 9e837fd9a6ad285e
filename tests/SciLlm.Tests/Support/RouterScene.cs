using System.Collections.Concurrent;

namespace SciLlm.Tests.Support;

/// <summary>A router each of whose deployments is a host of its own name and does as it is told, over a clock that leaps.</summary>
internal sealed class RouterScene : IDisposable
{
    /// <summary>What an attempt may take; longer than any leap.</summary>
    public static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(11);

    /// <summary>What an item of a batch may take; shorter than an attempt.</summary>
    public static readonly TimeSpan WallLimit = TimeSpan.FromSeconds(10.5);

    private readonly ConcurrentDictionary<string, Func<string>> _scripts = new();
    private readonly ConcurrentDictionary<string, string> _last = new();
    private readonly List<string> _asked = [];
    private readonly SciLlmClient _client;
    private CancellationTokenSource _caller = new();

    public RouterScene(RouterOptions? options, params IEnumerable<ModelDeployment> deployments)
        : this(options, () => 0, deployments)
    {
    }

    public RouterScene(RouterOptions? options, Func<double> random, params IEnumerable<ModelDeployment> deployments)
    {
        _client = TestClient.Create(new StubHandler(AnswerAsync), client =>
            (client.ApiBase, client.TimeProvider, client.Timeout, client.IdleTimeout) = (null, Time, AttemptLimit, AttemptLimit));
        Router = new Router(deployments, options, _client, random);
    }

    public LeapingTime Time { get; } = new();

    public Router Router { get; }

    /// <summary>The deployments asked, in order.</summary>
    public string Asked
    {
        get
        {
            lock (_asked) return string.Join(' ', _asked);
        }
    }

    /// <summary>How often a deployment was asked.</summary>
    public int CountOf(string id)
    {
        lock (_asked) return _asked.Count(asked => asked == id);
    }

    public void ForgetCounts()
    {
        lock (_asked) _asked.Clear();
    }

    public static ModelDeployment Deployment(string id, string group = "main", int order = 0) =>
        new() { Group = group, Id = id, Model = $"model-{id}", ApiBase = $"https://{id}.test/v1", Order = order };

    public static CompletionRequest Ask(string group = "main") => TestClient.AskJson() with { Model = group, JsonStrict = true };

    /// <summary>What happens to the attempts at a deployment, first to last, by the names in <see cref="Faults"/>; the last again and again. Without a script it is ok.</summary>
    public RouterScene Give(string id, params string[] signals)
    {
        var next = -1;
        return Give(id, () => signals[Math.Min(Interlocked.Increment(ref next), signals.Length - 1)]);
    }

    public RouterScene Give(string id, Func<string> script)
    {
        _scripts[id] = script;
        return this;
    }

    public DeploymentSnapshot StateOf(string id) => Router.GetSnapshot().Deployments.Single(deployment => deployment.Id == id);

    /// <summary>Makes a call, which may fail.</summary>
    public async Task<(Completion? Answer, Exception? Failure)> AskAsync(CompletionRequest? request = null)
    {
        try
        {
            return (await Router.CompleteAsync(request ?? Ask(), _caller.Token), null);
        }
        catch (Exception failure) when (failure is SciLlmException or OperationCanceledException)
        {
            return (null, failure);
        }
    }

    /// <summary>Makes the call in a batch, whose wall time it may run into.</summary>
    public async Task<BatchResult> AskInBatchAsync(CompletionRequest? request = null) => Assert.Single(await Router.CompleteBatchAsync(
        [request ?? Ask()], new BatchOptions { WallTime = WallLimit, Timeout = AttemptLimit, Tenacious = false }));

    public void Dispose() => _client.Dispose();

    /// <summary>A key that is refused is sent once more, the other way; that is the same attempt.</summary>
    private string SignalFor(string host, bool isSameAttempt)
    {
        if (isSameAttempt) return _last[host];
        lock (_asked) _asked.Add(host);
        return _last[host] = _scripts.TryGetValue(host, out var script) ? script() : "ok";
    }

    private async Task<HttpResponseMessage> AnswerAsync(SentRequest request, CancellationToken cancellationToken)
    {
        var host = new Uri(request.Address).Host.Split('.')[0];
        var signal = SignalFor(host, request.XApiKey is not null);
        switch (signal)
        {
            case "timeout":
                Time.Advance(AttemptLimit);
                break;
            case "wall time":
                Time.Advance(WallLimit);
                break;
            case "cancellation":
                await Interlocked.Exchange(ref _caller, new CancellationTokenSource()).CancelAsync();
                break;
            default:
                return Faults.Of(signal)(request);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("An infinite wait has ended.");
    }
}
