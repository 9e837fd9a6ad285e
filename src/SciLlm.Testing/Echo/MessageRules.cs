using System.Text.Json;
using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Echo;

/// <summary>What the messages of a request must look like.</summary>
internal static class MessageRules
{
    public static IEnumerable<ApiError> Problems(JsonElement request)
    {
        if (!request.TryGetProperty("messages", out var messages)
            || messages.ValueKind != JsonValueKind.Array
            || messages.GetArrayLength() == 0)
        {
            return [ApiError.Invalid("messages", "'messages' must be an array of at least one message.")];
        }

        return messages.EnumerateArray().SelectMany((message, index) => MessageProblems(message, $"messages[{index}]"));
    }

    private static IEnumerable<ApiError> MessageProblems(JsonElement message, string path)
    {
        var role = Prompt.Role(message);
        if (role is not ("system" or "developer" or "user" or "assistant" or "tool" or "function"))
        {
            yield return ApiError.Invalid($"{path}.role", $"'{path}.role' must be system, developer, user, assistant or tool.");
        }

        if (role == "tool" && !message.TryGetProperty("tool_call_id", out _))
        {
            yield return ApiError.Invalid($"{path}.tool_call_id", $"'{path}.tool_call_id' must name the call the result belongs to.");
        }

        var given = ChatRequestRules.Given(message, "content", out var content);
        if (given && content.ValueKind == JsonValueKind.Array)
        {
            foreach (var problem in content.EnumerateArray().SelectMany((part, index) => PartProblems(part, $"{path}.content[{index}]")))
            {
                yield return problem;
            }
        }
        else if (given ? content.ValueKind != JsonValueKind.String : role != "assistant")
        {
            yield return ApiError.Invalid($"{path}.content", $"'{path}.content' must be a string or an array of parts.");
        }
    }

    private static IEnumerable<ApiError> PartProblems(JsonElement part, string path)
    {
        var type = part.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()
            : null;
        switch (type)
        {
            case "text" when !(part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String):
                yield return ApiError.Invalid($"{path}.text", $"'{path}.text' must be a string.");
                break;
            case "image_url" when !(part.TryGetProperty("image_url", out var image)
                && image.ValueKind == JsonValueKind.Object
                && image.TryGetProperty("url", out var url)
                && url.ValueKind == JsonValueKind.String
                && IsImageUrl(url.GetString()!)):
                yield return ApiError.Invalid($"{path}.image_url.url", $"'{path}.image_url.url' must be an http(s) URL or a base64 data URL of an image.");
                break;
            case not ("text" or "image_url" or "input_audio" or "file" or "refusal"):
                yield return ApiError.Invalid($"{path}.type", $"'{path}.type' must be text, image_url, input_audio, file or refusal.");
                break;
        }
    }

    private static bool IsImageUrl(string url)
    {
        if (!url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(url, UriKind.Absolute, out var remote) && remote.Scheme is ("http" or "https");
        }

        const string Marker = ";base64,";
        var comma = url.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        return url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
            && comma > 0
            && System.Buffers.Text.Base64.IsValid(url.AsSpan(comma + Marker.Length));
    }
}
