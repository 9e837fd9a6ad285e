using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary><c>prefixItems</c> and <c>items</c>.</summary>
internal sealed class Items(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode[] _first = source.Sibling("prefixItems")?.Subschemas() ?? [];
    private readonly SchemaNode? _rest = Rest(source);

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Array) return true;
        var (ok, index) = (true, 0);
        foreach (var item in value.EnumerateArray())
        {
            var schema = index < _first.Length ? _first[index] : _rest;
            if (schema is null) break;
            ok &= run.Item(schema, item, index++);
            if (!ok && !run.Reports) break;
        }

        if (_rest is null) seen?.AddFirstItems(_first.Length);
        else seen?.AddAllItems();
        return ok;
    }

    private static SchemaNode? Rest(KeywordSource source)
    {
        if (source.Sibling("items") is not { } items) return null;
        if (items.Value.ValueKind == JsonValueKind.Array) items.Refuse("must be one schema; for an array of schemas draft 2020-12 has prefixItems");
        return items.Subschema();
    }
}

/// <summary><c>contains</c> with its <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class Contains(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Subschema();
    private readonly int _least = source.Sibling("minContains")?.Count() ?? 1;
    private readonly int _most = source.Sibling("maxContains")?.Count() ?? int.MaxValue;

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Array) return true;
        var (count, index) = (0, 0);
        foreach (var item in value.EnumerateArray())
        {
            if (run.Meets(_schema, item))
            {
                count++;
                seen?.AddItem(index);
            }

            index++;
        }

        if (count < _least) return run.Fail(this, $"must contain at least {_least} items that meet the schema, and has {count}");
        return count <= _most || run.Fail(this, $"must contain at most {_most} items that meet the schema, and has {count}");
    }
}
