using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Transport;

/// <summary>What can go wrong before a request is sent, with real sockets: nothing of it may be taken for something else.</summary>
public sealed class ConnectionFailureTests
{
    [Fact(Timeout = Guard.Milliseconds)]
    public async Task RefusesACertificateThatIsNotTrusted_AndDoesNotTryAgain()
    {
        using var certificate = SelfSigned.Certificate();
        await using var host = new RawHost(async (stream, stop) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            await tls.ReadExactlyAsync(new byte[1], stop);
        });

        var exception = await FailAsync($"https://{host.Authority}/v1");

        Assert.Equal(("certificate", null, 1), (exception.ErrorType, exception.Status, exception.Meta!.Attempts));
        Assert.Contains($"The certificate of {host.Authority} is not valid", exception.Message, StringComparison.Ordinal);

        // A single call, a stream and a batch: one connection each.
        Assert.Equal(3, host.Accepted);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task SaysThatTheServerSpeaksNoTls()
    {
        await using var host = new RawHost((stream, stop) => stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), stop).AsTask());

        var exception = await FailAsync($"https://{host.Authority}/v1", maxRetries: 0);

        Assert.Equal("connection_error", exception.ErrorType);
        Assert.Contains("begin with https", exception.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ThrowsConnect_WhenNoConnectionIsMadeInTime()
    {
        // It accepts and then says nothing, so the handshake never ends.
        await using var host = new RawHost((stream, stop) => stream.ReadExactlyAsync(new byte[1 << 20], stop).AsTask());

        var exception = await FailAsync($"https://{host.Authority}/v1", maxRetries: 0, connectTimeout: TimeSpan.FromMilliseconds(50));

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
        // A port that is taken and not listened at is refused, and nobody else can get it meanwhile.
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var exception = await FailAsync($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}/v1", maxRetries: 2);

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
}
