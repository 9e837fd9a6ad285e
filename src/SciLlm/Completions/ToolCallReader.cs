using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions;

/// <summary>Reads the <c>tool_calls</c> of a message.</summary>
internal static class ToolCallReader
{
    /// <summary>Reads the value after the current member's name; null when it is not an array.</summary>
    public static List<FunctionCallContent>? Read(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return null;
        }

        using var array = JsonDocument.ParseValue(ref json);
        var calls = new List<FunctionCallContent>();
        foreach (var call in array.RootElement.EnumerateArray())
        {
            if (call.ValueKind == JsonValueKind.Object) calls.Add(ReadCall(call, calls.Count));
        }

        return calls;
    }

    private static FunctionCallContent ReadCall(JsonElement call, int index)
    {
        var function = call.TryGetProperty("function", out var nested) && nested.ValueKind == JsonValueKind.Object ? nested : call;
        var text = function.TryGetProperty("arguments", out var arguments)
            ? arguments.ValueKind == JsonValueKind.String ? arguments.GetString()! : arguments.GetRawText()
            : "";

        // The answer to a call refers to it by its id: where a server gives none, its place in the list is as good.
        var id = Text(call, "id") ?? $"call_{index}";
        var name = Text(function, "name") ?? "";
        try
        {
            return new FunctionCallContent(id, name, Arguments(text)) { RawRepresentation = text };
        }
        catch (JsonException cause)
        {
            return new FunctionCallContent(id, name) { RawRepresentation = text, Exception = cause };
        }
    }

    private static Dictionary<string, object?> Arguments(string text)
    {
        var result = new Dictionary<string, object?>();
        if (string.IsNullOrWhiteSpace(text)) return result;

        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind == JsonValueKind.Null) return result;
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("The arguments of a tool call are a JSON object.");
        foreach (var argument in document.RootElement.EnumerateObject()) result[argument.Name] = argument.Value.Clone();
        return result;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
