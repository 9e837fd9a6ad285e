using System.Globalization;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>Where schemas stand inside a schema. Elsewhere, as in <c>enum</c>, what looks like one is data.</summary>
internal static class Subschemas
{
    public static IEnumerable<(string Below, JsonElement Schema)> Of(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var place = JsonPointer.Append("", keyword.Name);
            var value = keyword.Value;
            switch (keyword.Name)
            {
                case "additionalProperties" or "contains" or "contentSchema" or "else" or "if" or "items" or "not" or "propertyNames" or "then"
                    or "unevaluatedItems" or "unevaluatedProperties":
                    yield return (place, value);
                    break;
                case "allOf" or "anyOf" or "oneOf" or "prefixItems" when value.ValueKind == JsonValueKind.Array:
                    var index = 0;
                    foreach (var item in value.EnumerateArray())
                        yield return (JsonPointer.Append(place, index++.ToString(CultureInfo.InvariantCulture)), item);
                    break;
                case "$defs" or "definitions" or "dependencies" or "dependentSchemas" or "patternProperties" or "properties" when value.ValueKind == JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                        yield return (JsonPointer.Append(place, member.Name), member.Value);
                    break;
            }
        }
    }
}
