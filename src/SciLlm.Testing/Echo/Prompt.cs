using System.Text.Json;

namespace SciLlm.Testing.Echo;

/// <summary>Finds the text of messages; asks nothing of a malformed one.</summary>
internal static class Prompt
{
    /// <summary>The last message of the user; without one, the last message of all.</summary>
    public static JsonElement? LastUserMessage(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object
            || !request.TryGetProperty("messages", out var messages)
            || messages.ValueKind != JsonValueKind.Array
            || messages.GetArrayLength() == 0)
        {
            return null;
        }

        for (var index = messages.GetArrayLength() - 1; index >= 0; index--)
        {
            if (Role(messages[index]) == "user")
            {
                return messages[index];
            }
        }

        return messages[messages.GetArrayLength() - 1];
    }

    public static string? Role(JsonElement message) => Text(message, "role");

    /// <summary>The text of a message: its content, or its text parts, a line each.</summary>
    public static string TextOf(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("content", out var content))
        {
            return "";
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Join('\n', content.EnumerateArray().Select(part => Text(part, "text")).OfType<string>()),
            _ => "",
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
