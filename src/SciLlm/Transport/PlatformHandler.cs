using System.Net;
using System.Net.Security;

namespace SciLlm.Transport;

/// <summary>The platform's HTTP handler with the settings a key needs.</summary>
internal static class PlatformHandler
{
    public static SocketsHttpHandler Create(TimeSpan connectTimeout) => new()
    {
        // A redirect drops Authorization on its way to another host but takes x-api-key along.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = connectTimeout,
        EnableMultipleHttp2Connections = true,

        // A stream that its caller has left is closed, not read to its end: the server would go on generating.
        MaxResponseDrainSize = 0,

        // Long-lived clients must notice when a host moves to other addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = new DirectToThisMachine(HttpClient.DefaultProxy),
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = static (_, _, _, errors) => errors == SslPolicyErrors.None ? true : throw new CertificateRefusedException(errors),
        },
        UseCookies = false,
    };

    /// <summary>Refuses a handler, or a chain of them, that would follow redirects.</summary>
    public static HttpMessageHandler EnsureSafe(HttpMessageHandler handler)
    {
        var innermost = handler;
        while (innermost is DelegatingHandler { InnerHandler: { } inner }) innermost = inner;
        return innermost is SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true }
            ? throw SciLlmConfigurationException.For("The handler given to SciLlmClient follows redirects, which could carry the key to another host. Set its AllowAutoRedirect to false.")
            : handler;
    }

    /// <summary>Plain http is allowed to this machine only; a proxy of the environment would carry it, key and all, over the network.</summary>
    private sealed class DirectToThisMachine(IWebProxy proxy) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => proxy.Credentials;
            set => proxy.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
    }
}
