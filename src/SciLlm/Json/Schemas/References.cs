using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>A keyword that stands for a schema elsewhere.</summary>
internal abstract class Reference : Keyword
{
    private readonly KeywordSource _source;

    protected Reference(KeywordSource source)
        : base(source)
    {
        _source = source;
        source.Compiler.Enqueue(this);
    }

    /// <summary>Whether the target depends on how the schema was reached.</summary>
    public virtual bool IsDynamic => false;

    /// <summary>What the reference leads to when nothing else is asked; known once the compiler has followed it.</summary>
    protected SchemaNode Target { get; private set; } = null!;

    public void Resolve(SchemaCompiler compiler)
    {
        (var resource, var fragment, Target) = compiler.Resolve(_source);
        Resolved(resource, fragment);
    }

    protected virtual void Resolved(SchemaResource resource, string fragment)
    {
    }
}

internal sealed class StaticReference(KeywordSource source) : Reference(source)
{
    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen) => run.Follow(this, Target, value, seen);
}

/// <summary>
/// A <c>$dynamicRef</c>: when it leads to a <c>$dynamicAnchor</c>, the outermost resource on the way with an anchor of that name has the last word.
/// </summary>
internal sealed class DynamicReference(KeywordSource source) : Reference(source)
{
    private string? _anchor;

    public override bool IsDynamic => _anchor is not null;

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen) =>
        run.Follow(this, _anchor is null ? Target : run.Dynamic(_anchor) ?? Target, value, seen);

    protected override void Resolved(SchemaResource resource, string fragment)
    {
        if (resource.DynamicAnchors.Contains(fragment)) _anchor = fragment;
    }
}
