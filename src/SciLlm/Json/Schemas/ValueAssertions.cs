using System.Text.Json;

namespace SciLlm.Json.Schemas;

internal sealed class IsOfType(KeywordSource source) : Assertion(source)
{
    private readonly string[] _types = Types(source);

    protected override bool Holds(JsonElement value, Evaluation run)
    {
        foreach (var type in _types)
            if (JsonKind.IsOf(type, value)) return true;
        return false;
    }

    protected override string Demand(JsonElement value) => $"must be of type {string.Join(" or ", _types)}, and is {JsonKind.Of(value)}";

    private static string[] Types(KeywordSource source)
    {
        var types = source.Value.ValueKind == JsonValueKind.Array ? source.Texts() : [source.Text()];
        if (types.FirstOrDefault(type => !JsonKind.Names.Contains(type)) is { } unknown)
            source.Refuse($"names the type '{unknown}'; there are {string.Join(", ", JsonKind.Names)}");
        return types;
    }
}

internal sealed class IsOneOf(KeywordSource source) : Assertion(source)
{
    private readonly HashSet<JsonElement> _values = Values(source);

    protected override bool Holds(JsonElement value, Evaluation run) => _values.Contains(value);

    protected override string Demand(JsonElement value) =>
        $"must be one of {string.Join(", ", _values.Select(JsonKind.Quote))}, and is {JsonKind.Quote(value)}";

    private static HashSet<JsonElement> Values(KeywordSource source)
    {
        if (source.Value.ValueKind != JsonValueKind.Array) source.Refuse("must be an array");
        return source.Value.EnumerateArray().ToHashSet(JsonValueComparer.Instance);
    }
}

internal sealed class IsExactly(KeywordSource source) : Assertion(source)
{
    private readonly JsonElement _value = source.Value;

    protected override bool Holds(JsonElement value, Evaluation run) => JsonElement.DeepEquals(_value, value);

    protected override string Demand(JsonElement value) => $"must be {JsonKind.Quote(_value)}, and is {JsonKind.Quote(value)}";
}
