namespace SciLlm.Testing;

/// <summary>What an <see cref="LlmTestServer"/> offers, asks for and remembers.</summary>
public sealed class LlmTestServerOptions
{
    /// <summary>The models listed and answered for; another one gets a 404. Default: <c>test-model</c> alone.</summary>
    public IReadOnlyList<string> Models { get; init; } = [LlmTestServer.DefaultModel];

    /// <summary>The one key accepted; <see langword="null"/> accepts any that is not empty. Default: <c>test-key</c>.</summary>
    public string? ApiKey { get; init; } = LlmTestServer.DefaultApiKey;

    /// <summary>How the key may be sent. Default: <see cref="AuthMode.BearerOrApiKey"/>.</summary>
    public AuthMode Auth { get; init; } = AuthMode.BearerOrApiKey;

    /// <summary>The port on 127.0.0.1; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long every request waits before it is answered, on <see cref="TimeProvider"/>. Default: no wait.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// The clock behind every wait and date of the server. With a fake one a test drives the server: a wait has started by the time
    /// the request shows in <see cref="LlmTestServer.Requests"/>, and a pause between tokens by the time the token before it arrives.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many of the newest requests are kept; 0 turns recording off. Default: 10,000.</summary>
    public int RecordLimit { get; init; } = 10_000;
}
