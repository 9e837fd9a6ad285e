using System.Text.Json;
using SciLlm.Json;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Json.Schemas;

/// <summary>A value checked against a schema, both as text.</summary>
internal static class Checked
{
    private static readonly JsonSchemaOptions Patient = new() { PatternTimeout = Guard.Time };

    public static IReadOnlyList<SchemaError> Validate(string schema, string value, JsonSchemaOptions? options = null)
    {
        using var document = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = 200_000 });
        return JsonSchema.Parse(schema, options ?? Patient).Validate(document.RootElement);
    }

    public static bool IsValid(string schema, string value) => Validate(schema, value).Count == 0;
}
