using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SciLlm.Tests.Support;

/// <summary>Accepts connections on this machine and does one thing with each: what no HTTP server would do.</summary>
internal sealed class RawHost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, Task> _open = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _serve;
    private readonly Task _accepting;

    /// <param name="serve">What to do with a connection, which is closed after it. That the client has left is no fault.</param>
    public RawHost(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Authority => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Accepted { get; private set; }

    /// <summary>Completes once no connection is open.</summary>
    public Task AllConnectionsClosedAsync() => Task.WhenAll(_open.Values);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await AllConnectionsClosedAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (; ; )
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var number = ++Accepted;
                _open[number] = ServeAsync(number, client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(int number, TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                await _serve(client.GetStream(), _stop.Token);
            }
            catch (Exception cause) when (cause is IOException or AuthenticationException or OperationCanceledException)
            {
                // The client has left, or the test is over.
            }
        }

        _open.TryRemove(number, out _);
    }
}
