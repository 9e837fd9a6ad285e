using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>Turns a schema and all that it refers to into nodes.</summary>
internal sealed class SchemaCompiler
{
    private readonly SchemaRegistry _registry;
    private readonly Dictionary<(SchemaDocument Document, string Place), SchemaNode> _nodes = [];

    // Followed one after another and not from within each other, so that no chain of references is too long.
    private readonly Queue<Reference> _references = [];

    private SchemaCompiler(JsonSchemaOptions options)
    {
        _registry = new SchemaRegistry(options);
        PatternTimeout = options.PatternTimeout;
    }

    public TimeSpan PatternTimeout { get; }

    /// <exception cref="JsonSchemaException">The schema cannot be used.</exception>
    public static SchemaNode Compile(JsonElement schema, JsonSchemaOptions options)
    {
        var compiler = new SchemaCompiler(options);
        var document = compiler._registry.Add(schema, SchemaResource.Nameless);
        var root = compiler.Node(document, "", schema, "$schema");
        compiler.FollowReferences();
        return root;
    }

    /// <summary>The node of the schema at a place.</summary>
    public SchemaNode Node(SchemaDocument document, string place, JsonElement schema, string keyword)
    {
        if (_nodes.TryGetValue((document, place), out var known)) return known;

        var resource = document.ResourceAt(place);
        var location = resource.LocationOf(place);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new JsonSchemaException(location, "it is nested too deep.");

        var node = new SchemaNode(resource, location);
        _nodes.Add((document, place), node);
        var source = new KeywordSource(this, resource, place, schema, keyword, schema);
        node.Fill(schema.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => [new Never(keyword, location)],
            JsonValueKind.Object => Keywords.Of(source),
            _ => throw new JsonSchemaException(location, $"a schema is an object, true or false, and this is {JsonKind.Of(schema)}."),
        });
        return node;
    }

    /// <summary>Notes that a reference has to be given its target.</summary>
    public void Enqueue(Reference reference) => _references.Enqueue(reference);

    private void FollowReferences()
    {
        var someAreDynamic = false;
        do
        {
            while (_references.TryDequeue(out var reference))
            {
                reference.Resolve(this);
                someAreDynamic |= reference.IsDynamic;
            }

            if (someAreDynamic) CompileDynamicAnchors();
        }
        while (_references.Count > 0);
    }

    private void CompileDynamicAnchors()
    {
        foreach (var resource in _registry.Resources.ToList())
            foreach (var anchor in resource.DynamicAnchors)
                resource.DynamicNodes.TryAdd(anchor, At(resource.Document, resource.Anchors[anchor], "$dynamicAnchor")!);
    }

    /// <summary>The target of a reference: its resource, and its node.</summary>
    /// <exception cref="JsonSchemaException">There is none.</exception>
    public (SchemaResource Resource, string Fragment, SchemaNode Node) Resolve(KeywordSource source)
    {
        var reference = source.Text();
        var (address, fragment) = reference.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0
            ? (reference[..hash], Uri.UnescapeDataString(reference[(hash + 1)..]))
            : (reference, "");

        var resource = address.Length == 0 ? source.Resource
            : Uri.TryCreate(source.Resource.Address, address, out var absolute) ? _registry.Find(absolute)
            : null;
        if (resource is null)
            source.Refuse($"refers to '{reference}', which is not in the schema. Schemas are never fetched: put it under $defs with its $id, or into {nameof(JsonSchemaOptions)}.{nameof(JsonSchemaOptions.Documents)}");

        var place = fragment.Length == 0 || fragment[0] == '/' ? resource.Pointer + fragment : resource.Anchors.GetValueOrDefault(fragment);
        var node = place is null ? null : At(resource.Document, place, source.Name);
        if (node is null) source.Refuse($"refers to '{reference}', and there is nothing");
        return (resource, fragment, node);
    }

    private SchemaNode? At(SchemaDocument document, string place, string keyword) =>
        document.Find(place) is { } schema ? Node(document, place, schema, keyword) : null;
}
