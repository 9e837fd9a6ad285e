using System.Text.Json;

namespace SciLlm.Json.Schemas;

internal sealed class ItemsLimit(KeywordSource source, bool isMinimum) : Assertion(source)
{
    private readonly int _limit = source.Count();

    protected override bool Holds(JsonElement value, Evaluation run) =>
        value.ValueKind != JsonValueKind.Array || (isMinimum ? value.GetArrayLength() >= _limit : value.GetArrayLength() <= _limit);

    protected override string Demand(JsonElement value) => $"must have {(isMinimum ? "at least" : "at most")} {_limit} items, and has {value.GetArrayLength()}";
}

internal sealed class UniqueItems(KeywordSource source) : Assertion(source)
{
    private readonly bool _isDemanded = IsDemanded(source);

    protected override bool Holds(JsonElement value, Evaluation run)
    {
        if (!_isDemanded || value.ValueKind != JsonValueKind.Array) return true;
        var items = new HashSet<JsonElement>(JsonValueComparer.Instance);
        return value.EnumerateArray().All(items.Add);
    }

    protected override string Demand(JsonElement value) => "must not hold the same item twice";

    private static bool IsDemanded(KeywordSource source)
    {
        if (source.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) source.Refuse("must be true or false");
        return source.Value.GetBoolean();
    }
}
