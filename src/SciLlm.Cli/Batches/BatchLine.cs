using System.Text.Json;
using System.Text.Json.Nodes;

namespace SciLlm.Cli.Batches;

/// <summary>
/// A line of the input: a line of an OpenAI batch file (<c>custom_id</c>, <c>method</c>, <c>url</c>, <c>body</c>), a request body with <c>messages</c>, or one with a
/// <c>prompt</c>. The last two may have a <c>custom_id</c> too; a line without one is called by its number.
/// </summary>
/// <param name="Id">What the line is called in the output.</param>
/// <param name="Request">The request; null when the line is none.</param>
/// <param name="Problem">Why the line is no request; null when it is one.</param>
internal sealed record BatchLine(string Id, CompletionRequest? Request, string? Problem)
{
    private const string CompletionsPath = "/chat/completions";

    // As deep as the client reads a body, and the line around it.
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 514 };

    public static BatchLine Read(JsonLine line)
    {
        var id = $"request-{line.Number}";
        try
        {
            using var document = JsonDocument.Parse(line.Content, Depth);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
                throw new JsonException("a line is a JSON object");
            if (root.TryGetProperty("custom_id", out var given))
                id = given.ValueKind == JsonValueKind.String && given.GetString() is { Length: > 0 } text ? text : throw new JsonException("custom_id is a text that is not empty");
            return new BatchLine(id, RequestOf(root), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return new BatchLine(id, null, $"Line {line.Number} is no request: {e.Message}");
        }
    }

    private static CompletionRequest RequestOf(JsonElement root)
    {
        if (root.TryGetProperty("body", out var body))
            return CompletionRequest.FromJson(BodyOfBatchFile(root, body));
        if (root.TryGetProperty("messages_list", out _))
            throw new JsonException("a document with messages_list has to be the whole file");

        // The line is the body, but for its name and the short way to ask.
        var members = JsonObject.Create(root)!;
        members.Remove("custom_id");
        if (members.TryGetPropertyValue("prompt", out var prompt))
            Ask(members, prompt);
        if (!members.ContainsKey("messages"))
            throw new JsonException("it has neither body nor messages nor prompt");
        return CompletionRequest.FromJson(members.ToJsonString());
    }

    private static JsonElement BodyOfBatchFile(JsonElement root, JsonElement body)
    {
        if (root.TryGetProperty("method", out var method) && !(method.ValueKind == JsonValueKind.String && method.ValueEquals("POST")))
            throw new JsonException($"method is {method.GetRawText()}; only \"POST\" can be sent");
        if (root.TryGetProperty("url", out var url) && !(url.ValueKind == JsonValueKind.String && url.GetString()!.EndsWith(CompletionsPath, StringComparison.Ordinal)))
            throw new JsonException($"url is {url.GetRawText()}; only \"/v1{CompletionsPath}\" can be asked");
        return body;
    }

    private static void Ask(JsonObject members, JsonNode? prompt)
    {
        members.Remove("prompt");
        if (members.ContainsKey("messages"))
            throw new JsonException("it has both messages and prompt");
        if (prompt?.GetValueKind() != JsonValueKind.String)
            throw new JsonException("prompt is a text");
        members["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt });
    }
}
