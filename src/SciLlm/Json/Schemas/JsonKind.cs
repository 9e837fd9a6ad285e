using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>The types of JSON Schema, and short ways to speak of a value.</summary>
internal static class JsonKind
{
    private const int LongestQuote = 80;

    public static IReadOnlyList<string> Names { get; } = ["null", "boolean", "object", "array", "number", "integer", "string"];

    public static bool IsOf(string type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => type == "null",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && (value.TryGetInt64(out _) || JsonNumber.Of(value).IsInteger)),
        _ => false,
    };

    /// <summary>The kind of a value in words.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Null => "null",
        _ => Quote(value),
    };

    /// <summary>A value as JSON, cut short.</summary>
    public static string Quote(JsonElement value) => value.GetRawText() is var text && text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
