using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>A keyword as it stands in the schema, and the schemas below it.</summary>
internal sealed record KeywordSource(SchemaCompiler Compiler, SchemaResource Resource, string Pointer, JsonElement Schema, string Name, JsonElement Value)
{
    public string Location => Resource.LocationOf(ValuePointer);

    private string ValuePointer => JsonPointer.Append(Pointer, Name);

    public bool HasSibling(string name) => Schema.TryGetProperty(name, out _);

    public KeywordSource? Sibling(string name) => Schema.TryGetProperty(name, out var value) ? this with { Name = name, Value = value } : null;

    public SchemaNode Subschema() => Compile(ValuePointer, Value);

    public SchemaNode[] Subschemas()
    {
        if (Value.ValueKind != JsonValueKind.Array || Value.GetArrayLength() == 0) Refuse("must be an array of at least one schema");
        return [.. Value.EnumerateArray().Select((schema, index) => Below(index.ToString(CultureInfo.InvariantCulture), schema))];
    }

    public IEnumerable<KeyValuePair<string, SchemaNode>> NamedSubschemas() =>
        Members().Select(member => KeyValuePair.Create(member.Name, Below(member.Name, member.Value)));

    /// <summary>A schema one step below the keyword's value.</summary>
    public SchemaNode Below(string token, JsonElement schema) => Compile(JsonPointer.Append(ValuePointer, token), schema);

    /// <summary>The members of an object; of several with one name the last, as JSON parsers have it.</summary>
    public IEnumerable<JsonProperty> Members()
    {
        if (Value.ValueKind != JsonValueKind.Object) Refuse("must be an object");
        return Value.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Select(same => same.Last());
    }

    /// <summary>A number of things: an integer, not below 0.</summary>
    public int Count()
    {
        if (Value.ValueKind != JsonValueKind.Number || JsonNumber.Of(Value) is not { IsInteger: true, IsNegative: false }) Refuse("must be an integer of 0 or more");

        // No value holds more than an int can count.
        return Value.TryGetDouble(out var count) && count < int.MaxValue ? (int)count : int.MaxValue;
    }

    public JsonNumber Number()
    {
        if (Value.ValueKind != JsonValueKind.Number) Refuse("must be a number");
        return JsonNumber.Of(Value);
    }

    public string Text()
    {
        if (Value.ValueKind != JsonValueKind.String) Refuse("must be a string");
        return Value.GetString()!;
    }

    public string[] Texts()
    {
        if (Value.ValueKind != JsonValueKind.Array || Value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)) Refuse("must be an array of strings");
        return [.. Value.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal)];
    }

    [DoesNotReturn]
    public void Refuse(string why, Exception? cause = null) => throw new JsonSchemaException(Location, $"'{Name}' {why}.", cause);

    private SchemaNode Compile(string pointer, JsonElement schema) => Compiler.Node(Resource.Document, pointer, schema, Name);
}
