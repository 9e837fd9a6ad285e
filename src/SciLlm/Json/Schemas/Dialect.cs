using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>The vocabularies of draft 2020-12 that count in a schema. A meta-schema with <c>$vocabulary</c> may leave some out.</summary>
internal sealed record Dialect(bool HasApplicators, bool HasUnevaluated, bool HasValidation)
{
    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";

    private static readonly string[] Known = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];

    public static Dialect Full { get; } = new(true, true, true);

    /// <summary>The dialect that a meta-schema describes.</summary>
    /// <exception cref="JsonSchemaException">It requires a vocabulary that is not known here.</exception>
    public static Dialect Of(JsonElement metaSchema, string address)
    {
        if (metaSchema.ValueKind != JsonValueKind.Object || !metaSchema.TryGetProperty("$vocabulary", out var vocabulary) || vocabulary.ValueKind != JsonValueKind.Object)
            return Full;

        foreach (var entry in vocabulary.EnumerateObject())
            if (entry.Value.ValueKind == JsonValueKind.True && !Known.Contains(entry.Name.Replace(Prefix, "", StringComparison.Ordinal)))
                throw new JsonSchemaException($"{address}#/$vocabulary", $"the vocabulary '{entry.Name}' is required, and is not known here.");

        return new(Has("applicator"), Has("unevaluated"), Has("validation"));

        bool Has(string name) => vocabulary.TryGetProperty(Prefix + name, out _);
    }
}
