using System.Text.Json;
using System.Text.Json.Nodes;

namespace SciLlm.Testing.Echo;

/// <summary>
/// The smallest value a JSON Schema allows: required properties only, empty texts, zeros. Knows the keywords that shape a value
/// (types, <c>$ref</c>, <c>enum</c>, <c>const</c>, the combinators, bounds), not <c>pattern</c> or <c>not</c>.
/// </summary>
internal static class SchemaSample
{
    /// <summary>A schema that requires itself has no finite value; it gets a null at this depth.</summary>
    private const int DeepestSchema = 32;

    public static string For(JsonElement schema) => Sample(schema, schema, depth: 0)?.ToJsonString() ?? "null";

    private static JsonNode? Sample(JsonElement schema, JsonElement root, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > DeepestSchema)
        {
            return null;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Resolve(Text(reference), root) is { } target ? Sample(target, root, depth + 1) : null;
        }

        if (schema.TryGetProperty("const", out var constant))
        {
            return JsonNode.Parse(constant.GetRawText());
        }

        if (schema.TryGetProperty("enum", out var choices) && choices.GetArrayLength() > 0)
        {
            return JsonNode.Parse(choices[0].GetRawText());
        }

        foreach (var combinator in new[] { "anyOf", "oneOf" })
        {
            if (schema.TryGetProperty(combinator, out var options) && options.GetArrayLength() > 0)
            {
                return Sample(options[0], root, depth + 1);
            }
        }

        if (schema.TryGetProperty("allOf", out var parts))
        {
            return parts.EnumerateArray().Select(part => Sample(part, root, depth + 1)).Aggregate(Merge);
        }

        return TypeOf(schema) switch
        {
            "object" => SampleObject(schema, root, depth),
            "array" => SampleArray(schema, root, depth),
            "string" => new string('x', SmallestValue.Count(schema, "minLength")),
            "integer" or "number" => SmallestValue.Number(schema),
            "boolean" => false,
            _ => null,
        };
    }

    private static JsonObject SampleObject(JsonElement schema, JsonElement root, int depth)
    {
        var sample = new JsonObject();
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(Text))
            {
                var described = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property)
                    ? property
                    : default;
                sample[name] = Sample(described, root, depth + 1);
            }
        }

        return sample;
    }

    private static JsonArray SampleArray(JsonElement schema, JsonElement root, int depth)
    {
        var item = schema.TryGetProperty("items", out var items) ? items : default;
        return [.. Enumerable.Range(0, SmallestValue.Count(schema, "minItems")).Select(_ => Sample(item, root, depth + 1))];
    }

    private static JsonNode? Merge(JsonNode? left, JsonNode? right)
    {
        if (left is not JsonObject into || right is not JsonObject from)
        {
            return left ?? right;
        }

        foreach (var (name, value) in from)
        {
            into[name] ??= value?.DeepClone();
        }

        return into;
    }

    private static string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return schema.TryGetProperty("properties", out _) ? "object" : schema.TryGetProperty("items", out _) ? "array" : null;
        }

        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().FirstOrDefault().GetString() : type.GetString();
    }

    private static string Text(JsonElement element) =>
        element.GetString() ?? throw new InvalidOperationException("The schema has a null where a text belongs.");

    private static JsonElement? Resolve(string reference, JsonElement root)
    {
        JsonElement? found = reference.StartsWith('#') ? root : null;
        foreach (var step in reference.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")))
        {
            found = found is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(step, out var child) ? child : null;
        }

        return found;
    }
}
