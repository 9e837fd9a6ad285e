using System.Text.Json;

namespace SciLlm.Json.Schemas;

internal sealed class AllOf(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode[] _schemas = source.Subschemas();

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var ok = true;
        foreach (var schema in _schemas)
        {
            ok &= schema.Evaluate(value, run, seen);
            if (!ok && !run.Reports) break;
        }

        return ok;
    }
}

internal sealed class AnyOf(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode[] _schemas = source.Subschemas();

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var ok = false;
        foreach (var schema in _schemas)
        {
            var part = seen is null ? null : new Evaluated();
            if (!run.Meets(schema, value, part)) continue;
            ok = true;
            if (seen is null) break;
            seen.Add(part!);
        }

        return ok || run.Fail(this, $"must meet at least one of {_schemas.Length} schemas, and meets none{Alternatives.WhyNot(_schemas, value, run)}");
    }
}

internal sealed class OneOf(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode[] _schemas = source.Subschemas();

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        int? first = null;
        for (var i = 0; i < _schemas.Length; i++)
        {
            var part = seen is null ? null : new Evaluated();
            if (!run.Meets(_schemas[i], value, part)) continue;
            if (first is not null) return run.Fail(this, $"must meet exactly one of {_schemas.Length} schemas, and meets those at {first} and {i}");
            first = i;
            seen?.Add(part!);
        }

        return first is not null || run.Fail(this, $"must meet exactly one of {_schemas.Length} schemas, and meets none{Alternatives.WhyNot(_schemas, value, run)}");
    }
}

internal sealed class Not(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Subschema();

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen) =>
        !run.Meets(_schema, value) || run.Fail(this, "must not meet the schema, and does");
}

/// <summary><c>if</c> with its <c>then</c> and <c>else</c>.</summary>
internal sealed class If(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _condition = source.Subschema();
    private readonly SchemaNode? _then = source.Sibling("then")?.Subschema();
    private readonly SchemaNode? _else = source.Sibling("else")?.Subschema();

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var part = seen is null ? null : new Evaluated();
        if (!run.Meets(_condition, value, part)) return _else?.Evaluate(value, run, seen) ?? true;
        seen?.Add(part!);
        return _then?.Evaluate(value, run, seen) ?? true;
    }
}

internal sealed class DependentSchemas(KeywordSource source) : Keyword(source)
{
    private readonly KeyValuePair<string, SchemaNode>[] _schemas = [.. source.NamedSubschemas()];

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var ok = true;
        if (value.ValueKind != JsonValueKind.Object) return ok;
        foreach (var (name, schema) in _schemas)
            if (value.TryGetProperty(name, out _)) ok &= schema.Evaluate(value, run, seen);
        return ok;
    }
}

/// <summary>Tells in a few words why each of several schemas was not met.</summary>
internal static class Alternatives
{
    private const int MostTold = 4;
    private const int LongestReason = 160;

    public static string WhyNot(SchemaNode[] schemas, JsonElement value, Evaluation run) => !run.Reports ? "" : ": " + string.Join("; ",
        schemas.Take(MostTold).Select((schema, index) => $"[{index}] {run.WhyNot(schema, value).Select(Short).FirstOrDefault()}"));

    private static string Short(SchemaError error) => error.ToString() is var text && text.Length <= LongestReason ? text : text[..LongestReason] + "…";
}
