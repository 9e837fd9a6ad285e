using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>One JSON text with schemas in it, and an index of the resources and anchors that they declare.</summary>
internal sealed class SchemaDocument
{
    private readonly Dictionary<string, SchemaResource> _resourcesByPlace = new(StringComparer.Ordinal);
    private readonly Func<string, Dialect> _dialectOf;

    public SchemaDocument(JsonElement root, Uri foundAt, Func<string, Dialect> dialectOf)
    {
        (Root, _dialectOf) = (root, dialectOf);
        RootResource = new SchemaResource(this, AddressOf(root, foundAt, "#") ?? foundAt, "", DialectOf(root) ?? Dialect.Full);
        _resourcesByPlace.Add("", RootResource);
        Index(root, "", RootResource);
    }

    public JsonElement Root { get; }

    public SchemaResource RootResource { get; }

    public IEnumerable<SchemaResource> Resources => _resourcesByPlace.Values;

    /// <summary>The innermost resource that a place belongs to.</summary>
    public SchemaResource ResourceAt(string place)
    {
        SchemaResource? resource;
        while (!_resourcesByPlace.TryGetValue(place, out resource)) place = place[..place.LastIndexOf('/')];
        return resource;
    }

    /// <summary>What is at a place; null when there is nothing.</summary>
    public JsonElement? Find(string place)
    {
        var here = Root;
        foreach (var token in JsonPointer.Tokens(place))
        {
            if (here.ValueKind == JsonValueKind.Object && here.TryGetProperty(token, out var member)) here = member;
            else if (here.ValueKind == JsonValueKind.Array && IsIndex(token, out var index) && index < here.GetArrayLength()) here = here[index];
            else return null;
        }

        return here;
    }

    private static bool IsIndex(string token, out int index) =>
        int.TryParse(token, System.Globalization.NumberStyles.None, null, out index) && (token.Length == 1 || token[0] != '0');

    private void Index(JsonElement schema, string place, SchemaResource resource)
    {
        if (schema.ValueKind != JsonValueKind.Object) return;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new JsonSchemaException(resource.LocationOf(place), "it is nested too deep.");

        if (place.Length > 0 && AddressOf(schema, resource.Address, resource.LocationOf(place)) is { } address)
        {
            resource = new SchemaResource(this, address, place, DialectOf(schema) ?? resource.Dialect);
            _resourcesByPlace.Add(place, resource);
        }

        AddAnchor("$anchor");
        if (AddAnchor("$dynamicAnchor") is { } anchor) resource.DynamicAnchors.Add(anchor);
        foreach (var (below, subschema) in Subschemas.Of(schema)) Index(subschema, place + below, resource);

        string? AddAnchor(string keyword)
        {
            if (Text(schema, keyword) is not { } name) return null;
            if (resource.Anchors.TryAdd(name, place) || resource.Anchors[name] == place) return name;
            throw new JsonSchemaException(resource.LocationOf(place), $"the {keyword} '{name}' is already at {resource.LocationOf(resource.Anchors[name])}; give it another name.");
        }
    }

    private static Uri? AddressOf(JsonElement schema, Uri around, string location)
    {
        if (Text(schema, "$id") is not { } id) return null;
        if (id.IndexOf('#', StringComparison.Ordinal) is var fragment and >= 0)
        {
            if (fragment < id.Length - 1) throw new JsonSchemaException(location, $"the $id '{id}' has a fragment; use $anchor for it.");
            id = id[..fragment];
        }

        return Uri.TryCreate(around, id, out var address) ? address : throw new JsonSchemaException(location, $"the $id '{id}' is not an address.");
    }

    private Dialect? DialectOf(JsonElement schema) => Text(schema, "$schema") is { } dialect ? _dialectOf(dialect) : null;

    private static string? Text(JsonElement schema, string keyword) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
