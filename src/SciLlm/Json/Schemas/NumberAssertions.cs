using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>Numbers are compared exactly, whatever their size or number of digits.</summary>
internal sealed class NumberLimit(KeywordSource source, string demand, Func<int, bool> accepts) : Assertion(source)
{
    private readonly JsonNumber _limit = source.Number();
    private readonly long? _whole = source.Value.TryGetInt64(out var whole) ? whole : null;

    protected override bool Holds(JsonElement value, Evaluation run)
    {
        if (value.ValueKind != JsonValueKind.Number) return true;
        return accepts(_whole is { } limit && value.TryGetInt64(out var number) ? number.CompareTo(limit) : JsonNumber.Of(value).CompareTo(_limit));
    }

    protected override string Demand(JsonElement value) => $"must be {demand} {_limit}, and is {JsonKind.Quote(value)}";
}

internal sealed class MultipleOf(KeywordSource source) : Assertion(source)
{
    private readonly JsonNumber _factor = Factor(source);

    protected override bool Holds(JsonElement value, Evaluation run) =>
        value.ValueKind != JsonValueKind.Number || JsonNumber.Of(value).IsMultipleOf(_factor);

    protected override string Demand(JsonElement value) => $"must be a multiple of {_factor}, and is {JsonKind.Quote(value)}";

    private static JsonNumber Factor(KeywordSource source)
    {
        var factor = source.Number();
        if (factor.IsNegative || factor.IsZero) source.Refuse("must be more than 0");
        return factor;
    }
}
