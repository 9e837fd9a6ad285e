using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace SciLlm;

/// <summary>
/// One request for a completion. Everything but <see cref="Messages"/> is optional; what is not set is not sent, and what the
/// call cannot do without comes from the client's options, then from the environment (client specification, section 1).
/// </summary>
/// <example><code>
/// var request = new CompletionRequest { Model = "…", Messages = [new(ChatRole.User, "hi")] };
/// </code></example>
public sealed partial record CompletionRequest
{
    internal const string DefaultProvider = "openai_like";

    /// <summary>A request to be filled by its properties.</summary>
    public CompletionRequest()
    {
    }

    /// <summary>A request with one user message.</summary>
    /// <param name="prompt">The user's text.</param>
    [SetsRequiredMembers]
    public CompletionRequest(string prompt) => Messages = [new ChatMessage(ChatRole.User, prompt)];

    /// <summary>
    /// The model. Missing: the client's model, then <c>CHUTES_MODEL_ID</c>, then <c>CHUTES_TEXT_MODEL</c>; when a message holds an
    /// image <c>CHUTES_VLM_MODEL</c> comes before both.
    /// </summary>
    public string? Model { get; init; }

    /// <summary>
    /// The conversation, oldest first. Text, images, tool calls and tool results are understood. An image's bytes, or its file when its address is a
    /// <c>file:</c> one, are sent along; any other address is passed on and never fetched.
    /// </summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Sent as <c>max_tokens</c>.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Sent as <c>temperature</c>.</summary>
    public double? Temperature { get; init; }

    /// <summary>Sent as <c>top_p</c>.</summary>
    public double? TopP { get; init; }

    /// <summary>Sent as <c>seed</c>.</summary>
    public long? Seed { get; init; }

    /// <summary>Sent as <c>stop</c>: the texts that end the answer.</summary>
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>
    /// <see cref="ChatResponseFormat.Json"/> is sent as <c>json_object</c>, a format with a schema as <c>json_schema</c>. Asking for
    /// JSON fills <see cref="Completion.Json"/>.
    /// </summary>
    public ChatResponseFormat? ResponseFormat { get; init; }

    /// <summary>The functions the model may call; the client never calls them itself.</summary>
    public IReadOnlyList<AITool>? Tools { get; init; }

    /// <summary>Sent as <c>tool_choice</c>.</summary>
    public ChatToolMode? ToolMode { get; init; }

    /// <summary>The API base, with or without <c>/v1</c>. Missing: the client's base, then <c>CHUTES_API_BASE</c>.</summary>
    public string? ApiBase { get; init; }

    /// <summary>The API key. Missing: the client's key, then <c>CHUTES_API_KEY</c>. Never printed nor serialised.</summary>
    [JsonIgnore]
    public string? ApiKey { get; init; }

    /// <summary>The kind of endpoint, reported in <see cref="CompletionMeta.Provider"/>. Default <c>openai_like</c>.</summary>
    public string Provider { get; init; } = DefaultProvider;

    /// <summary>Limit of one attempt, or for a stream up to its first token. Missing: the batch's, else the client's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether an answer that is not JSON throws <see cref="JsonParseException"/> when JSON was asked for. Missing: the client's
    /// setting, then <c>SCILLM_JSON_STRICT</c>.
    /// </summary>
    public bool? JsonStrict { get; init; }

    /// <summary>
    /// Headers to add. One that authenticates (<c>Authorization</c>, <c>x-api-key</c>, <c>api-key</c>) is refused: use <see cref="ApiKey"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? ExtraHeaders { get; init; }

    /// <summary>
    /// Members to add to the payload, such as <c>top_k</c>. One that a property here would write replaces it, and <c>max_completion_tokens</c> replaces
    /// <c>max_tokens</c>; <c>model</c>, <c>messages</c> and <c>stream</c> are refused.
    /// </summary>
    public JsonObject? ExtraBody { get; init; }

    /// <summary>The caller's own notes. Never sent: they travel with the request into <see cref="BatchResult.Request"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Whether JSON is asked for, with a schema or without.</summary>
    internal bool AsksForJson => ResponseFormat is ChatResponseFormatJson;

    internal bool HoldsImage => Messages.Any(message => message.Contents.Any(content => content switch
    {
        DataContent data => data.HasTopLevelMediaType("image"),
        UriContent uri => uri.HasTopLevelMediaType("image"),
        _ => false,
    }));

    /// <summary>What the request is about: never the key, a header's value, or what was said.</summary>
    public override string ToString() =>
        $"{nameof(CompletionRequest)} {{ Model = {Model}, Messages = {Messages.Count}, Provider = {Provider}, ResponseFormat = {ResponseFormat?.GetType().Name} }}";
}
