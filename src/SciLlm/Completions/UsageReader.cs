using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions;

/// <summary>Reads the <c>usage</c> of a completion.</summary>
internal static class UsageReader
{
    /// <summary>Reads the value after the current member's name; null when it is not an object.</summary>
    public static UsageDetails? Read(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }

        var usage = new UsageDetails();
        ReadMembers(ref json, usage);
        return usage;
    }

    private static void ReadMembers(ref Utf8JsonReader json, UsageDetails usage)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("prompt_tokens"u8)) usage.InputTokenCount = Count(ref json);
            else if (json.ValueTextEquals("completion_tokens"u8)) usage.OutputTokenCount = Count(ref json);
            else if (json.ValueTextEquals("total_tokens"u8)) usage.TotalTokenCount = Count(ref json);
            else if (json.ValueTextEquals("cached_tokens"u8)) usage.CachedInputTokenCount = Count(ref json);
            else if (json.ValueTextEquals("reasoning_tokens"u8)) usage.ReasoningTokenCount = Count(ref json);
            else if (json.ValueTextEquals("prompt_tokens_details"u8) || json.ValueTextEquals("completion_tokens_details"u8)) ReadDetails(ref json, usage);
            else Skip(ref json);
        }
    }

    private static void ReadDetails(ref Utf8JsonReader json, UsageDetails usage)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject) ReadMembers(ref json, usage);
        else json.Skip();
    }

    private static long? Count(ref Utf8JsonReader json)
    {
        json.Read();
        return json.CountHere();
    }

    private static void Skip(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }
}
