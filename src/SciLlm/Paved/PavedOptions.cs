using System.Text.Json.Serialization;

namespace SciLlm;

/// <summary>What a call of <see cref="Paved"/> does otherwise than by default. What is null comes from the environment (contract, "Simple Wrappers").</summary>
public sealed record PavedOptions
{
    /// <summary>
    /// The model. Null: <c>SCILLM_MODEL</c>, for images <c>SCILLM_VISION_MODEL</c>, else what OpenRouter picks. The Chutes calls take
    /// <c>CHUTES_MODEL_ID</c>, else <c>CHUTES_TEXT_MODEL</c>.
    /// </summary>
    public string? Model { get; init; }

    /// <summary>
    /// The API base. Null: <c>SCILLM_API_BASE</c>, else OpenRouter's; for the Chutes calls <c>CHUTES_API_BASE</c>. One on another host needs an
    /// <see cref="ApiKey"/> too, because the environment's key is not for it.
    /// </summary>
    public string? ApiBase { get; init; }

    /// <summary>The API key. Null: <c>OPENROUTER_API_KEY</c>; for the Chutes calls <c>CHUTES_API_KEY</c>. Never printed nor serialised.</summary>
    [JsonIgnore]
    public string? ApiKey { get; init; }

    /// <summary>What the model is told before the prompt. Default null: nothing.</summary>
    public string? System { get; init; }

    /// <summary>Sent as <c>max_tokens</c>. Default null: not sent.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Sent as <c>temperature</c>. Default null: not sent.</summary>
    public double? Temperature { get; init; }

    /// <summary>Limit of one attempt. Default null: the client's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The client whose connections, limits and log are used; its base, key and model are not. Default null: <see cref="SciLlmClient.Default"/>.</summary>
    public SciLlmClient? Client { get; init; }

    /// <summary>What is asked for otherwise: never the key.</summary>
    public override string ToString() => $"{nameof(PavedOptions)} {{ Model = {Model}, ApiBase = {ApiBase}, MaxTokens = {MaxTokens}, Temperature = {Temperature}, Timeout = {Timeout} }}";
}
