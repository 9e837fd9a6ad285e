using System.Text.Json;
using SciLlm.Json.Schemas;

namespace SciLlm.Json;

/// <summary>
/// A JSON Schema of draft 2020-12, ready to check values against. All keywords of the validation, applicator and unevaluated vocabularies are
/// checked; <c>format</c> and <c>content*</c> are annotations and check nothing. It does not change, and may be used by many threads at once
/// (client specification, "Schema").
/// </summary>
/// <remarks>
/// A <c>$schema</c> that names an earlier draft is read as draft 2020-12 all the same; what only earlier drafts allow, such as an array of
/// <c>items</c>, is refused rather than misunderstood.
/// </remarks>
/// <example><code>
/// var schema = JsonSchema.Parse("""{ "type": "object", "required": ["title"] }""");
/// foreach (var error in schema.Validate(answer)) Console.WriteLine(error);
/// </code></example>
public sealed class JsonSchema
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    private readonly SchemaNode _root;

    private JsonSchema(JsonElement json, JsonSchemaOptions options)
    {
        Json = json;
        _root = SchemaCompiler.Compile(json, options);
    }

    /// <summary>The schema itself, for instance to ask a model for it with <c>ChatResponseFormat.ForJsonSchema</c>.</summary>
    public JsonElement Json { get; }

    /// <summary>Reads a schema from its text.</summary>
    /// <param name="schema">One JSON object, or <c>true</c> or <c>false</c>.</param>
    /// <exception cref="JsonSchemaException">It is not JSON, a keyword is malformed, or a reference leads nowhere.</exception>
    public static JsonSchema Parse(string schema) => Parse(schema, new JsonSchemaOptions());

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="schema">One JSON object, or <c>true</c> or <c>false</c>.</param>
    /// <param name="options">What it may refer to, and how long its patterns may take.</param>
    public static JsonSchema Parse(string schema, JsonSchemaOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        try
        {
            using var document = JsonDocument.Parse(schema, Deep);
            return Parse(document.RootElement, options);
        }
        catch (JsonException cause)
        {
            throw new JsonSchemaException("#", $"it is not JSON: {cause.Message}", cause);
        }
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static JsonSchema Parse(JsonElement schema) => Parse(schema, new JsonSchemaOptions());

    /// <inheritdoc cref="Parse(string, JsonSchemaOptions)"/>
    public static JsonSchema Parse(JsonElement schema, JsonSchemaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(schema.Clone(), options);
    }

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value, such as <see cref="Completion.Json"/>.</param>
    /// <returns>
    /// Every demand that is not met, in the schema's order; empty when the value is valid. A value that cannot be decided (it is nested too deep, a
    /// pattern takes too long, references go round in a circle, a string holds half a surrogate pair) gives the one error that says so.
    /// </returns>
    /// <exception cref="ArgumentException">The value is <c>default</c>.</exception>
    public IReadOnlyList<SchemaError> Validate(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined) throw new ArgumentException("There is no value to check.", nameof(value));
        return Evaluation.Check(_root, value);
    }
}
