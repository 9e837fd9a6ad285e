using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Soak;

/// <summary>The servers, a client and a router, and what became of every request.</summary>
internal sealed class SoakScene
{
    private const int Workers = 16;
    private const int Speed = 200;

    private readonly ConcurrentDictionary<string, int> _ends = new();
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentQueue<WeakReference> _watched = new();
    private readonly int _seed;
    private readonly LlmTestServer _server;
    private readonly RawHost _broken;
    private readonly RawHost _untrusted;
    private readonly Socket _refusing = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly HurriedTime _time;
    private int _calls;

    private SoakScene(int seed, LlmTestServer server)
    {
        (_seed, _server, _time) = (seed, server, new HurriedTime(Speed, new Random(seed)));
        _broken = new RawHost(new BrokenHttp(new Random(seed)).ServeAsync);
        var certificate = SelfSigned.Certificate();
        _untrusted = new RawHost(async (stream, stop) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
        });
        _refusing.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Client = new SciLlmClient(
            new SciLlmClientOptions { ApiBase = server.BaseUrl, ApiKey = TestClient.Key, Model = server.Model, TimeProvider = _time, ConnectTimeout = TimeSpan.FromSeconds(5) },
            null, TestClient.NoEnvironment, Random.Shared.NextDouble);
        Router = new Router(
            [
                // So many that some are well at any time.
                .. Enumerable.Range(0, 20).Select(number => new ModelDeployment { Group = "all", Model = server.Model, LimitKey = $"{number / 3}", Order = number % 2 }),
                new ModelDeployment { Group = "all", Model = server.Model, ApiBase = Broken },
                new ModelDeployment { Group = "last", Model = server.Model },
            ],
            new RouterOptions { DefaultGroup = "all", LongestWait = TimeSpan.FromMinutes(2), RestartBrokenStreams = seed % 2 == 0, Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["all"] = ["last"] } },
            Client);
    }

    public SciLlmClient Client { get; }

    public Router Router { get; }

    public IReadOnlyDictionary<string, int> Ends => _ends;

    public IReadOnlyCollection<string> Problems => _problems;

    public OpenCount Timers => _time.Timers;

    public long Connections => _server.TotalConnections + _broken.Accepted + _untrusted.Accepted;

    /// <summary>How many requests, answers, results and failures somebody still holds.</summary>
    public int StillHeld => _watched.Count(each => each.IsAlive);

    private string Broken => $"http://{_broken.Authority}/v1";

    public static async Task<SoakScene> StartAsync(int seed) =>
        new(seed, await LlmTestServer.StartAsync(new LlmTestServerOptions { ApiKey = TestClient.Key, RecordLimit = 0 }));

    /// <summary>Sends at least so many requests, in calls of every kind, many at once.</summary>
    public async Task RunAsync(int requests)
    {
        var sent = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref sent) < requests)
            {
                var call = Interlocked.Increment(ref _calls);
                var random = new Random(HashCode.Combine(_seed, call));
                var soaked = new SoakedCall(this, random, call);
                Interlocked.Add(ref sent, soaked.Requests.Count);
                foreach (var request in soaked.Requests)
                {
                    Watch(request);
                    var fault = ServerFaults.Draw(random);

                    // Not every request gets as far as the server: faults that nobody meets must not pile up.
                    if (_server.Script.Pending < Workers) _server.Script.Enqueue(fault);
                }

                await soaked.RunAsync();
            }
        })));
    }

    /// <summary>Ends everything, and waits until the servers see nobody any more.</summary>
    public async Task EndAsync()
    {
        Client.Dispose();
        await Task.WhenAll(_server.AllConnectionsClosedAsync(), _broken.AllConnectionsClosedAsync(), _untrusted.AllConnectionsClosedAsync());
        foreach (var deployment in Router.GetSnapshot().Deployments.Where(deployment => deployment.InFlight != 0)) Report($"{deployment.Id} has {deployment.InFlight} in flight for ever");
        await _server.DisposeAsync();
        await _broken.DisposeAsync();
        await _untrusted.DisposeAsync();
        _refusing.Dispose();
    }

    /// <summary>Where a request goes: mostly to the server, which has faults enough.</summary>
    public string? DrawBase(Random random) => random.Next(40) switch
    {
        < 4 => Broken,
        4 => $"https://{_untrusted.Authority}/v1",
        5 => $"http://127.0.0.1:{((IPEndPoint)_refusing.LocalEndPoint!).Port}",
        6 => $"https://{new string('a', 64)}.test/v1",
        _ => null,
    };

    public void Count(string end) => _ends.AddOrUpdate(end, 1, (_, count) => count + 1);

    /// <summary>Something that nobody must hold once its call is over.</summary>
    public void Watch(object passing) => _watched.Enqueue(new WeakReference(passing));

    public void Report(string problem) => _problems.Enqueue(problem);
}
