using System.Collections.Frozen;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c> in one pass over the members.</summary>
internal sealed class Members(KeywordSource source) : Keyword(source)
{
    private readonly FrozenDictionary<string, SchemaNode> _named =
        (source.Sibling("properties")?.NamedSubschemas() ?? []).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly (SchemaPattern Pattern, SchemaNode Schema)[] _matching =
        [.. source.Sibling("patternProperties") is { } patterns ? patterns.NamedSubschemas().Select(entry => (new SchemaPattern(patterns, entry.Key), entry.Value)) : []];

    private readonly SchemaNode? _others = source.Sibling("additionalProperties")?.Subschema();

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var ok = true;
        if (value.ValueKind != JsonValueKind.Object) return ok;
        foreach (var member in value.EnumerateObject())
        {
            ok &= Evaluate(member.Value, member.Name, run, seen);
            if (!ok && !run.Reports) break;
        }

        return ok;
    }

    private bool Evaluate(JsonElement value, string name, Evaluation run, Evaluated? seen)
    {
        var (ok, isKnown) = (true, false);
        if (_named.TryGetValue(name, out var schema)) (ok, isKnown) = (run.Member(schema, value, name), true);
        foreach (var (pattern, matching) in _matching)
            if (pattern.IsMatch(name, this, run)) (ok, isKnown) = (run.Member(matching, value, name) & ok, true);
        if (!isKnown && _others is not null) (ok, isKnown) = (run.Member(_others, value, name), true);
        if (isKnown) seen?.AddMember(name);
        return ok;
    }
}

internal sealed class PropertyNames(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Subschema();

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var ok = true;
        if (value.ValueKind != JsonValueKind.Object) return ok;
        foreach (var member in value.EnumerateObject())
        {
            ok &= run.Member(_schema, NameOf(member), member.Name);
            if (!ok && !run.Reports) break;
        }

        return ok;
    }

    /// <summary>A member's name as a value of its own.</summary>
    private static JsonElement NameOf(JsonProperty member)
    {
        using var name = JsonDocument.Parse($"\"{JsonEncodedText.Encode(member.Name)}\"");
        return name.RootElement.Clone();
    }
}
