using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>Lengths are counted in code points, not in UTF-16 units.</summary>
internal sealed class LengthLimit(KeywordSource source, bool isMinimum) : Assertion(source)
{
    private readonly int _limit = source.Count();

    protected override bool Holds(JsonElement value, Evaluation run) =>
        value.ValueKind != JsonValueKind.String || (isMinimum ? Length(value) >= _limit : Length(value) <= _limit);

    protected override string Demand(JsonElement value) => $"must have {(isMinimum ? "at least" : "at most")} {_limit} characters, and has {Length(value)}";

    private static int Length(JsonElement value)
    {
        var text = value.GetString()!;
        return text.Length - text.Count(char.IsLowSurrogate);
    }
}

internal sealed class MatchesPattern(KeywordSource source) : Assertion(source)
{
    private readonly SchemaPattern _pattern = new(source, source.Text());

    protected override bool Holds(JsonElement value, Evaluation run) =>
        value.ValueKind != JsonValueKind.String || _pattern.IsMatch(value.GetString()!, this, run);

    protected override string Demand(JsonElement value) => $"must match the pattern {_pattern}, and is {JsonKind.Quote(value)}";
}
