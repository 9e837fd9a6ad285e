namespace SciLlm.Json.Schemas;

/// <summary>A schema with an address of its own, and what can be found by name inside it.</summary>
/// <param name="document">The document it stands in.</param>
/// <param name="address">Its absolute address without fragment: its <c>$id</c>, or where its document was found.</param>
/// <param name="pointer">Its place in the document.</param>
/// <param name="dialect">The keywords that count in it.</param>
internal sealed class SchemaResource(SchemaDocument document, Uri address, string pointer, Dialect dialect)
{
    /// <summary>The address of a schema that has none.</summary>
    public static readonly Uri Nameless = new("json-schema:///");

    public SchemaDocument Document => document;

    public Uri Address => address;

    public string Pointer => pointer;

    public Dialect Dialect => dialect;

    /// <summary>Places in the document by <c>$anchor</c> and <c>$dynamicAnchor</c>.</summary>
    public Dictionary<string, string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The anchors that a <c>$dynamicRef</c> can find from afar.</summary>
    public HashSet<string> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The compiled schemas of the dynamic anchors; filled only when a <c>$dynamicRef</c> is there to ask for them.</summary>
    public Dictionary<string, SchemaNode> DynamicNodes { get; } = new(StringComparer.Ordinal);

    public string LocationOf(string place) => $"{(address == Nameless ? "" : address.OriginalString)}#{place[pointer.Length..]}";
}
