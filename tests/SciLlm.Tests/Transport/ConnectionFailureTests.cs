using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

/// <summary>What can go wrong before a request is sent, with real sockets: nothing of it may be taken for something else.</summary>
public sealed class ConnectionFailureTests
{
    [Fact(Timeout = Guard.Milliseconds)]
    public async Task RefusesACertificateThatIsNotTrusted_AndDoesNotTryAgain()
    {
        using var certificate = SelfSigned();
        await using var host = new LoneHost(async stream =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            await tls.ReadExactlyAsync(new byte[1]);
        });

        var exception = await FailAsync($"https://127.0.0.1:{host.Port}/v1");

        Assert.Equal(("certificate", null, 1), (exception.ErrorType, exception.Status, exception.Meta!.Attempts));
        Assert.Contains($"The certificate of 127.0.0.1:{host.Port} is not valid", exception.Message, StringComparison.Ordinal);

        // A single call, a stream and a batch: one connection each.
        Assert.Equal(3, host.Accepted);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task SaysThatTheServerSpeaksNoTls()
    {
        await using var host = new LoneHost(stream => stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()).AsTask());

        var exception = await FailAsync($"https://127.0.0.1:{host.Port}/v1", maxRetries: 0);

        Assert.Equal("connection_error", exception.ErrorType);
        Assert.Contains("begin with https", exception.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ThrowsConnect_WhenNoConnectionIsMadeInTime()
    {
        // It accepts and then says nothing, so the handshake never ends.
        await using var host = new LoneHost(stream => stream.ReadExactlyAsync(new byte[1 << 20]).AsTask());

        var exception = await FailAsync($"https://127.0.0.1:{host.Port}/v1", maxRetries: 0, connectTimeout: TimeSpan.FromMilliseconds(50));

        Assert.Equal(TimeoutKind.Connect, Assert.IsType<SciLlmTimeoutException>(exception).Kind);
        Assert.Contains("ConnectTimeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task SaysThatTheHostCannotBeFound()
    {
        // No name may have a part of more than 63 characters, so no name service needs to be asked.
        var host = $"{new string('a', 64)}.test";

        var exception = await FailAsync($"https://{host}/v1", maxRetries: 0);

        Assert.Equal("connection_error", exception.ErrorType);
        Assert.Contains($"The host {host} of", exception.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be found", exception.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task TriesAgain_WhenTheConnectionIsRefused()
    {
        var exception = await FailAsync($"http://127.0.0.1:{FreePort()}/v1", maxRetries: 2);

        Assert.Equal(("connection_error", 3), (exception.ErrorType, exception.Meta!.Attempts));
        Assert.Contains("Tried 3 times", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<SciLlmException> FailAsync(string apiBase, int maxRetries = 1, TimeSpan? connectTimeout = null)
    {
        var options = new SciLlmClientOptions { ApiBase = apiBase, ApiKey = TestClient.Key, Model = "m", MaxRetries = maxRetries, TimeProvider = new ImpatientTime() };
        if (connectTimeout is { } limit) options.ConnectTimeout = limit;
        using var client = new SciLlmClient(options, null, TestClient.NoEnvironment, () => 0);

        var single = await Record.ExceptionAsync(() => client.CompleteAsync(TestClient.Ask()));
        var (_, streamed) = await client.StreamAsync(TestClient.Ask()).ReadAsync();
        var batch = await client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { Tenacious = false, Timeout = TimeSpan.FromSeconds(60) });

        var exception = Assert.IsType<SciLlmException>(single, exactMatch: false);
        Assert.All([exception, streamed, batch[0].Error], failure => Assert.DoesNotContain(TestClient.Key, failure!.ToString(), StringComparison.Ordinal));
        Assert.Equal(exception.ErrorType, Assert.IsType<SciLlmException>(streamed, exactMatch: false).ErrorType);
        Assert.Equal(exception.ErrorType, batch[0].Error!.ErrorType);
        return exception;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Accepts connections on this machine and does one thing with each.</summary>
    private sealed class LoneHost : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Func<NetworkStream, Task> _serve;
        private readonly Task _accepting;

        public LoneHost(Func<NetworkStream, Task> serve)
        {
            _serve = serve;
            _listener.Start();
            _accepting = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Accepted { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _accepting;
            _listener.Stop();
            _stop.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                for (; ; )
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    Accepted++;
                    try
                    {
                        await _serve(client.GetStream());
                    }
                    catch (Exception cause) when (cause is IOException or AuthenticationException)
                    {
                        // The client has left, as it should.
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }
}
