using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>All the documents that a schema can refer to; each is indexed when first referred to. Nothing is fetched.</summary>
internal sealed class SchemaRegistry
{
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _documents;

    public SchemaRegistry(JsonSchemaOptions options) =>
        _documents = options.Documents.ToDictionary(document => document.Key.AbsoluteUri, document => document.Value, StringComparer.Ordinal);

    public IEnumerable<SchemaResource> Resources => _resources.Values;

    /// <summary>Indexes a document, and makes its resources known.</summary>
    public SchemaDocument Add(JsonElement root, Uri foundAt)
    {
        var document = new SchemaDocument(root, foundAt, DialectOf);
        _resources.TryAdd(foundAt.AbsoluteUri, document.RootResource);
        foreach (var resource in document.Resources)
        {
            var address = resource.Address.AbsoluteUri;
            if (!_resources.TryAdd(address, resource) && _resources[address] is var first && first != resource && first.Document == document)
                throw new JsonSchemaException(resource.LocationOf(resource.Pointer), $"the $id '{address}' is already taken by another schema; give it another.");
        }

        return document;
    }

    /// <summary>The resource at an address without fragment; null when it is not known.</summary>
    public SchemaResource? Find(Uri address) =>
        _resources.TryGetValue(address.AbsoluteUri, out var known) ? known
        : DocumentAt(address.AbsoluteUri) is { } root ? Add(root, address).RootResource
        : null;

    private JsonElement? DocumentAt(string address) =>
        _documents.TryGetValue(address, out var document) ? document : MetaSchema.Find(address);

    private Dialect DialectOf(string schema) => _documents.TryGetValue(schema.TrimEnd('#'), out var metaSchema) ? Dialect.Of(metaSchema, schema) : Dialect.Full;
}
