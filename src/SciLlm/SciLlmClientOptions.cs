using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>
/// Settings of a <see cref="SciLlmClient"/>, read once when it is made. What is null here comes from the environment.
/// </summary>
public sealed class SciLlmClientOptions
{
    /// <summary>The API base, with or without <c>/v1</c>, such as <c>https://llm.chutes.ai/v1</c>. Null: <c>CHUTES_API_BASE</c>.</summary>
    public string? ApiBase { get; set; }

    /// <summary>The API key; a server that needs none takes any text. Never printed nor serialised. Null: <c>CHUTES_API_KEY</c>.</summary>
    [JsonIgnore]
    public string? ApiKey { get; set; }

    /// <summary>The model for requests that name none. Null: see <see cref="CompletionRequest.Model"/>.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// Limit of one attempt, answer included, or for a stream up to its first token. Default 60 s; batches have their own
    /// (<see cref="BatchOptions.Timeout"/>).
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a stream may be silent after its first token; a comment to keep it alive breaks the silence too. Default 60 s.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Limit for making a connection. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a transient failure is tried again: connection failures, attempt timeouts, 408, 409, 429 and 5xx. Default 2, 0 for never.
    /// A tenacious batch has no such limit (<see cref="BatchOptions.Tenacious"/>).
    /// </summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Whether JSON that cannot be parsed throws <see cref="JsonParseException"/>. Null: <c>SCILLM_JSON_STRICT</c>.</summary>
    public bool? JsonStrict { get; set; }

    /// <summary>Allows a key to go over plain http to a host that is not this machine. Default false.</summary>
    public bool AllowInsecureTransport { get; set; }

    /// <summary>
    /// Where the client's log goes, under the category <c>SciLlm.SciLlmClient</c>: retries, failures, batches; never a key nor what was said. Default
    /// null: nowhere.
    /// </summary>
    [JsonIgnore]
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock of timeouts, waits and measured times. Default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What cannot be used here, whatever the environment holds.</summary>
    internal IEnumerable<string> Problems()
    {
        if (TimeLimit.Problem(Timeout, Named(nameof(Timeout))) is { } timeout) yield return timeout;
        if (TimeLimit.Problem(IdleTimeout, Named(nameof(IdleTimeout))) is { } idleTimeout) yield return idleTimeout;
        if (TimeLimit.Problem(ConnectTimeout, Named(nameof(ConnectTimeout))) is { } connectTimeout) yield return connectTimeout;
        if (MaxRetries < 0) yield return $"{Named(nameof(MaxRetries))} is {MaxRetries}; set 0 or more";

        static string Named(string property) => $"{nameof(SciLlmClientOptions)}.{property}";
    }
}
