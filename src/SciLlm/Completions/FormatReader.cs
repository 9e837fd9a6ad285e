using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Completions;

/// <summary>Reads what form an answer is asked for in.</summary>
internal static class FormatReader
{
    /// <summary>Reads a <c>response_format</c>.</summary>
    /// <param name="member">The member.</param>
    /// <param name="format">The format; null where the abstractions have none like it.</param>
    /// <returns>Whether the format says all that the member says.</returns>
    /// <exception cref="JsonException">The member is malformed.</exception>
    public static bool TryReadWhole(JsonMember member, [NotNullWhen(true)] out ChatResponseFormat? format)
    {
        switch (member.Member("type", "text, json_object or json_schema").Text())
        {
            case "text":
                format = ChatResponseFormat.Text;
                return member.HasOnly("type");
            case "json_object":
                format = ChatResponseFormat.Json;
                return member.HasOnly("type");
            case "json_schema":
                var schema = member.Member("json_schema", "an object with a schema");
                format = ReadSchema(schema);
                return member.HasOnly("type", "json_schema") && schema.HasOnly("name", "description", "schema");
            default:
                format = null;
                return false;
        }
    }

    private static ChatResponseFormatJson ReadSchema(JsonMember member)
    {
        var schema = member.Member("schema", "a JSON Schema");
        return schema.IsObject || schema.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? ChatResponseFormat.ForJsonSchema(schema.Value, member.OptionalText("name"), member.OptionalText("description"))
            : throw schema.Unlike("a JSON Schema");
    }
}
