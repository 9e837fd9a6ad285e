using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SciLlm.ChatClients;

/// <summary>The members of a payload for which a request of ours has no property: options that not every server knows, and the caller's own.</summary>
internal static class ChatExtras
{
    /// <exception cref="SciLlmConfigurationException">An additional property cannot be written as JSON.</exception>
    public static JsonObject? Of(ChatOptions options, JsonObject? own, bool hasTools)
    {
        var body = new JsonObject();
        if (options.TopK is { } topK) body["top_k"] = topK;
        if (options.FrequencyPenalty is { } frequency) body["frequency_penalty"] = Exactly(frequency);
        if (options.PresencePenalty is { } presence) body["presence_penalty"] = Exactly(presence);
        if (hasTools && options.AllowMultipleToolCalls is { } multiple) body["parallel_tool_calls"] = multiple;
        if (Word(options.Reasoning?.Effort) is { } effort) body["reasoning_effort"] = effort;
        foreach (var (name, value) in options.AdditionalProperties ?? []) body[name] = Node(name, value);
        foreach (var (name, value) in own ?? []) body[name] = value?.DeepClone();
        return body.Count == 0 ? null : body;
    }

    private static JsonNode Exactly(float number) => JsonValue.Create(decimal.Parse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture));

    private static string? Word(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };

    private static JsonNode? Node(string name, object? value)
    {
        try
        {
            return value switch
            {
                null => null,
                JsonNode node => node.DeepClone(),
                _ => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
            };
        }
        catch (Exception cause) when (cause is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw SciLlmConfigurationException.For(
                $"The additional property '{name}' of the chat options is a {value!.GetType().Name}, which cannot be written as JSON ({cause.Message}); set it to a JsonNode.");
        }
    }
}
