using System.Text.Json;
using SciLlm.Json;

namespace SciLlm.Tests.Json.Schemas;

/// <summary>A value checked against a schema, both as text.</summary>
internal static class Checked
{
    public static IReadOnlyList<SchemaError> Validate(string schema, string value, JsonSchemaOptions? options = null)
    {
        using var document = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = 200_000 });
        return JsonSchema.Parse(schema, options ?? new JsonSchemaOptions()).Validate(document.RootElement);
    }

    public static bool IsValid(string schema, string value) => Validate(schema, value).Count == 0;
}
