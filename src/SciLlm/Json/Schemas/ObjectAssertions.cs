using System.Text.Json;

namespace SciLlm.Json.Schemas;

internal sealed class Required(KeywordSource source) : Assertion(source)
{
    private readonly string[] _names = source.Texts();

    protected override bool Holds(JsonElement value, Evaluation run) => value.ValueKind != JsonValueKind.Object || !Missing(_names, value).Any();

    protected override string Demand(JsonElement value) => $"lacks {Names(Missing(_names, value))}";

    public static IEnumerable<string> Missing(string[] names, JsonElement value) => names.Where(name => !value.TryGetProperty(name, out _));

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}

internal sealed class DependentRequired(KeywordSource source) : Assertion(source)
{
    private readonly KeyValuePair<string, string[]>[] _dependents =
        [.. source.Members().Select(member => KeyValuePair.Create(member.Name, (source with { Value = member.Value }).Texts()))];

    protected override bool Holds(JsonElement value, Evaluation run) => value.ValueKind != JsonValueKind.Object || !Lacking(value).Any();

    protected override string Demand(JsonElement value) =>
        string.Join("; ", Lacking(value).Select(entry => $"has '{entry.Key}' and so must have {Required.Names(Required.Missing(entry.Value, value))}"));

    private IEnumerable<KeyValuePair<string, string[]>> Lacking(JsonElement value) =>
        _dependents.Where(entry => value.TryGetProperty(entry.Key, out _) && Required.Missing(entry.Value, value).Any());
}

internal sealed class MembersLimit(KeywordSource source, bool isMinimum) : Assertion(source)
{
    private readonly int _limit = source.Count();

    protected override bool Holds(JsonElement value, Evaluation run) =>
        value.ValueKind != JsonValueKind.Object || (isMinimum ? Count(value) >= _limit : Count(value) <= _limit);

    protected override string Demand(JsonElement value) => $"must have {(isMinimum ? "at least" : "at most")} {_limit} members, and has {Count(value)}";

    private static int Count(JsonElement value) => value.EnumerateObject().Count();
}
