using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>Settings of a <see cref="CertainlyClient"/>, read once when it is made. What is null here comes from the environment.</summary>
public sealed class CertainlyClientOptions
{
    /// <summary>The bridge's base. Null: <c>CERTAINLY_BRIDGE_BASE</c>, then <c>LEAN4_BRIDGE_BASE</c>, then <c>http://127.0.0.1:8787</c>.</summary>
    public string? ApiBase { get; set; }

    /// <summary>A key for a bridge that asks for one. Null, the default: none is sent, not even the environment's. Never printed nor serialised.</summary>
    [JsonIgnore]
    public string? ApiKey { get; set; }

    /// <summary>Limit for making a connection. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a transient failure is tried again: connection failures, 408, 409, 429 and 5xx. Not a call that ran out of time, nor the bridge's own
    /// 504: proving it again would take as long again. Default 2, 0 for never.
    /// </summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Allows a key to go over plain http to a host that is not this machine. Default false; without a key, plain http is always allowed.</summary>
    public bool AllowInsecureTransport { get; set; }

    /// <summary>Where the client's log goes, under the category <c>SciLlm.CertainlyClient</c>: retries and failures; never a key. Default null: nowhere.</summary>
    [JsonIgnore]
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock of timeouts, waits and measured times. Default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>In direct mode, the client that is asked for proofs. Null: <see cref="SciLlmClient.Default"/>. The caller disposes it.</summary>
    [JsonIgnore]
    public SciLlmClient? Completions { get; set; }

    /// <summary>In direct mode, Lean 4: a path, or a name on the PATH. Null: <c>lean</c>, and where there is none, <see cref="LeanContainer"/>.</summary>
    public string? LeanCommand { get; set; }

    /// <summary>In direct mode, the docker container that Lean is in when it is not on the PATH. Default <c>lean_runner</c>.</summary>
    public string LeanContainer { get; set; } = "lean_runner";

    /// <summary>What cannot be used here, whatever the environment holds.</summary>
    internal IEnumerable<string> Problems()
    {
        if (TimeLimit.Problem(ConnectTimeout, Named(nameof(ConnectTimeout))) is { } connectTimeout) yield return connectTimeout;
        if (MaxRetries < 0) yield return $"{Named(nameof(MaxRetries))} is {MaxRetries}; set 0 or more";

        static string Named(string property) => $"{nameof(CertainlyClientOptions)}.{property}";
    }
}
