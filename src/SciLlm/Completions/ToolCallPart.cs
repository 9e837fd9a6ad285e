using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions;

/// <summary>A tool call as a server writes it, or a piece of one in a stream.</summary>
internal readonly record struct ToolCallPart(int? Index, string? Id, string? Name, string? Arguments)
{
    /// <summary>Reads the array after the current member's name; null when it is none.</summary>
    public static List<ToolCallPart>? ReadAll(ref Utf8JsonReader json)
    {
        if (!json.NextIs(JsonTokenType.StartArray)) return null;
        var parts = new List<ToolCallPart>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject) parts.Add(Read(ref json, default));
            else json.Skip();
        }

        return parts;
    }

    /// <summary>The call in the abstractions' terms.</summary>
    /// <param name="position">Its place among the calls: where a server gives no id, that is as good for the answer to refer to.</param>
    public FunctionCallContent ToContent(int position)
    {
        var id = Id is { Length: > 0 } given ? given : $"call_{position}";
        var text = Arguments ?? "";
        try
        {
            return new FunctionCallContent(id, Name ?? "", ParseArguments(text)) { RawRepresentation = text };
        }
        catch (JsonException cause)
        {
            return new FunctionCallContent(id, Name ?? "") { RawRepresentation = text, Exception = cause };
        }
    }

    // Most servers nest name and arguments in "function"; some do not.
    private static ToolCallPart Read(ref Utf8JsonReader json, ToolCallPart part)
    {
        while (json.NextMember())
        {
            if (json.ValueTextEquals("index"u8)) part = part with { Index = (int?)json.NextCount() };
            else if (json.ValueTextEquals("id"u8)) part = part with { Id = json.NextText() };
            else if (json.ValueTextEquals("name"u8)) part = part with { Name = json.NextText() };
            else if (json.ValueTextEquals("arguments"u8)) part = part with { Arguments = ArgumentsText(ref json) };
            else if (json.ValueTextEquals("function"u8)) part = json.NextIs(JsonTokenType.StartObject) ? Read(ref json, part) : part;
            else json.SkipNext();
        }

        return part;
    }

    private static string? ArgumentsText(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.StartObject ? JsonElement.ParseValue(ref json).GetRawText() : json.TextHere();
    }

    private static Dictionary<string, object?> ParseArguments(string text)
    {
        var result = new Dictionary<string, object?>();
        if (string.IsNullOrWhiteSpace(text)) return result;

        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind == JsonValueKind.Null) return result;
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("The arguments of a tool call are a JSON object.");
        foreach (var argument in document.RootElement.EnumerateObject()) result[argument.Name] = argument.Value.Clone();
        return result;
    }
}
