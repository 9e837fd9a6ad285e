using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing;

/// <summary>
/// An OpenAI-compatible server inside the test process, on 127.0.0.1: it lists models, answers chat completions (JSON, images, tools,
/// streaming) the same way every time, stands in for the Certainly bridge (<c>/bridge/complete</c>), misbehaves as <see cref="Script"/>
/// says, and keeps what it received in <see cref="Requests"/>.
/// </summary>
/// <example><code>
/// await using var server = await LlmTestServer.StartAsync();
/// server.Script.Enqueue(Fault.Status(429, retryAfter: RetryAfter.Seconds(2)), Fault.None);
/// // point a client at server.BaseUrl with server.ApiKey and server.Model …
/// Assert.Equal(2, server.Requests.Count);
/// </code></example>
/// <remarks>
/// Kestrel runs bare, without a host: the configuration, logging and Ctrl+C of the test process are never touched.
/// Disposing aborts whatever is still open, a stalled answer too.
/// </remarks>
public sealed class LlmTestServer : IAsyncDisposable
{
    /// <summary>The model offered unless <see cref="LlmTestServerOptions.Models"/> says otherwise.</summary>
    public const string DefaultModel = "test-model";

    /// <summary>The key accepted unless <see cref="LlmTestServerOptions.ApiKey"/> says otherwise.</summary>
    public const string DefaultApiKey = "test-key";

    private readonly LlmTestServerOptions _options;
    private readonly Gauge _connections = new();
    private readonly Gauge _inFlight = new();
    private readonly KestrelServer _kestrel;

    private LlmTestServer(LlmTestServerOptions options)
    {
        _options = options;
        Requests = new RequestLog(options.RecordLimit);

        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = null;
        // A client that a test holds still must not be cut off for being slow.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => async connection =>
            {
                using (_connections.Enter())
                {
                    await next(connection);
                }
            });
        });

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _kestrel = new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }

    /// <summary>The API base to give to a client, with <c>/v1</c>: <c>http://127.0.0.1:PORT/v1</c>. The paths answer without it too.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>The base to give to a client of the Certainly bridge: <c>http://127.0.0.1:PORT</c>. The bridge asks for no key.</summary>
    public string BridgeBaseUrl { get; private set; } = "";

    /// <summary>The first model offered.</summary>
    public string Model => _options.Models.Count > 0 ? _options.Models[0] : "";

    /// <summary>A key the server accepts.</summary>
    public string ApiKey => _options.ApiKey ?? DefaultApiKey;

    /// <summary>What goes wrong, and when. Empty at the start; may be added to at any time.</summary>
    public FaultScript Script { get; } = new();

    /// <summary>What was received, oldest first.</summary>
    public RequestLog Requests { get; }

    /// <summary>How many connections are open now. A client that closes one is noticed a moment later: see <see cref="AllConnectionsClosedAsync"/>.</summary>
    public int OpenConnections => _connections.Current;

    /// <summary>How many connections were ever accepted.</summary>
    public long TotalConnections => _connections.Total;

    /// <summary>
    /// The most requests that were ever in progress at once: what a client's concurrency limit has to bound. A request ends just before
    /// its last bytes leave; a stalled one, once the client's leaving is noticed.
    /// </summary>
    public int PeakRequestsInFlight => _inFlight.Peak;

    /// <summary>Starts a server that is ready when the task completes.</summary>
    /// <param name="options">What it offers; the defaults suit most tests.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException"><see cref="LlmTestServerOptions.Port"/> is taken.</exception>
    public static async Task<LlmTestServer> StartAsync(LlmTestServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new LlmTestServer(options ?? new LlmTestServerOptions());
        try
        {
            var handler = new RequestHandler(server._options, server.Script, server.Requests, server._inFlight);
            await server._kestrel.StartAsync(handler, cancellationToken);
        }
        catch
        {
            server._kestrel.Dispose();
            throw;
        }

        server.BridgeBaseUrl = server._kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        server.BaseUrl = server.BridgeBaseUrl + "/v1";
        return server;
    }

    /// <summary>Completes once no connection is open, so that a test can prove that none leaks.</summary>
    /// <param name="cancellationToken">Gives up waiting: give it the time after which a connection counts as leaked.</param>
    public Task AllConnectionsClosedAsync(CancellationToken cancellationToken = default) => _connections.EmptyAsync(cancellationToken);

    /// <summary>Aborts every connection and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        _kestrel.Dispose();
    }
}
