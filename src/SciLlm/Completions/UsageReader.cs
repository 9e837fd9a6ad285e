using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions;

/// <summary>Reads the <c>usage</c> of a completion.</summary>
internal static class UsageReader
{
    /// <summary>Reads the value after the current member's name; null when it is not an object.</summary>
    public static UsageDetails? Read(ref Utf8JsonReader json)
    {
        if (!json.NextIs(JsonTokenType.StartObject)) return null;
        var usage = new UsageDetails();
        ReadMembers(ref json, usage);
        return usage;
    }

    private static void ReadMembers(ref Utf8JsonReader json, UsageDetails usage)
    {
        while (json.NextMember())
        {
            if (json.ValueTextEquals("prompt_tokens"u8)) usage.InputTokenCount = json.NextCount();
            else if (json.ValueTextEquals("completion_tokens"u8)) usage.OutputTokenCount = json.NextCount();
            else if (json.ValueTextEquals("total_tokens"u8)) usage.TotalTokenCount = json.NextCount();
            else if (json.ValueTextEquals("cached_tokens"u8)) usage.CachedInputTokenCount = json.NextCount();
            else if (json.ValueTextEquals("reasoning_tokens"u8)) usage.ReasoningTokenCount = json.NextCount();
            else if (json.ValueTextEquals("prompt_tokens_details"u8) || json.ValueTextEquals("completion_tokens_details"u8)) ReadDetails(ref json, usage);
            else json.SkipNext();
        }
    }

    private static void ReadDetails(ref Utf8JsonReader json, UsageDetails usage)
    {
        if (json.NextIs(JsonTokenType.StartObject)) ReadMembers(ref json, usage);
    }
}
