using System.Text.Json;

namespace SciLlm.Testing.Echo;

/// <summary>A chat completion request that <see cref="ChatRequestRules"/> has found well formed.</summary>
internal sealed class ChatRequest(JsonElement body)
{
    public string Model => body.GetProperty("model").GetString()!;

    public JsonElement Messages => body.GetProperty("messages");

    public JsonElement LastMessage => Messages[Messages.GetArrayLength() - 1];

    public JsonElement LastUserMessage => Prompt.LastUserMessage(body)!.Value;

    public bool EndsWithToolResult => Prompt.Role(LastMessage) == "tool";

    public bool Stream => Optional("stream")?.GetBoolean() ?? false;

    public bool IncludeUsage =>
        Optional("stream_options") is { } options && options.TryGetProperty("include_usage", out var include) && include.ValueKind == JsonValueKind.True;

    public int? MaxTokens => (Optional("max_completion_tokens") ?? Optional("max_tokens"))?.GetInt32();

    public IEnumerable<string> Stop => Optional("stop") switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { } several => several.EnumerateArray().Select(stop => stop.GetString()!),
    };

    /// <summary><c>text</c>, <c>json_object</c> or <c>json_schema</c>.</summary>
    public string ResponseFormat => Optional("response_format")?.GetProperty("type").GetString() ?? "text";

    /// <summary>The schema of the answer, when the format is <c>json_schema</c>.</summary>
    public JsonElement ResponseSchema => Optional("response_format")!.Value.GetProperty("json_schema").GetProperty("schema");

    /// <summary>The function of every tool.</summary>
    public IReadOnlyList<JsonElement> Functions =>
        Optional("tools") is { } tools ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function"))] : [];

    /// <summary><c>auto</c>, <c>none</c>, <c>required</c>, or the name of the one function asked for, in <paramref name="function"/>.</summary>
    public string ToolChoice(out string? function)
    {
        var choice = Optional("tool_choice");
        function = choice is { ValueKind: JsonValueKind.Object } named ? named.GetProperty("function").GetProperty("name").GetString() : null;
        return function is not null ? "function" : choice?.GetString() ?? "auto";
    }

    public bool ParallelToolCalls => Optional("parallel_tool_calls")?.GetBoolean() ?? true;

    private JsonElement? Optional(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
