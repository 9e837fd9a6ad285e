using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>
/// What earlier drafts had for <c>dependentSchemas</c> and <c>dependentRequired</c>. The draft keeps the name reserved, and schemas keep using it.
/// </summary>
internal sealed class Dependencies(KeywordSource source) : Keyword(source)
{
    private readonly (string Name, string[] Required, SchemaNode? Schema)[] _entries =
    [
        .. source.Members().Select(member => member.Value.ValueKind == JsonValueKind.Array
            ? (member.Name, (source with { Value = member.Value }).Texts(), null)
            : (member.Name, (string[])[], (SchemaNode?)source.Below(member.Name, member.Value))),
    ];

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var ok = true;
        if (value.ValueKind != JsonValueKind.Object) return ok;
        foreach (var (name, required, schema) in _entries)
        {
            if (!value.TryGetProperty(name, out _)) continue;
            if (Required.Missing(required, value).Any())
                ok = run.Fail(this, $"has '{name}' and so must have {Required.Names(Required.Missing(required, value))}");
            ok &= schema?.Evaluate(value, run, seen) ?? true;
        }

        return ok;
    }
}
