using SciLlm.Testing;

namespace SciLlm.Tests.Support;

/// <summary>Clients of the Certainly bridge that see no real environment and wait without jitter.</summary>
internal static class TestBridge
{
    /// <summary>A payload of the bridge with these results, each a JSON object.</summary>
    public static string Payload(params string[] results) => $$"""{"summary":{"items":{{results.Length}}},"results":[{{string.Join(',', results)}}]}""";

    public static CertainlyClient Client(HttpMessageHandler? handler, Action<CertainlyClientOptions>? configure = null, SciLlmEnvironment? environment = null)
    {
        var options = new CertainlyClientOptions();
        configure?.Invoke(options);
        return new CertainlyClient(options, handler, environment ?? TestClient.NoEnvironment, jitter: () => 0);
    }

    public static CertainlyClient Client(LlmTestServer server, Action<CertainlyClientOptions>? configure = null) => Client(handler: null, options =>
    {
        options.ApiBase = server.BridgeBaseUrl;
        options.TimeProvider = new ImpatientTime();
        configure?.Invoke(options);
    });
}
