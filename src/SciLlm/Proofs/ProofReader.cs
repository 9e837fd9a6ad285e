using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Proofs;

/// <summary>Reads a bridge's payload: <c>results</c>, or <c>proof_results</c> of an older one, beside <c>summary</c> and <c>statistics</c>.</summary>
internal static class ProofReader
{
    private const string NoResult = "The bridge gave no result for this requirement. Look at its log, or prove the requirement in a call of its own.";

    public static bool HasResults(JsonElement payload) => ResultsOf(payload) is not null;

    public static ProofResponse Read(JsonElement payload, IReadOnlyList<ProofItem> items, ProofOptions options, CompletionMeta meta)
    {
        var given = Match(items, [.. ResultsOf(payload)!.Value.EnumerateArray()]);
        ProofResult[] results = [.. items.Select((item, index) => given[index] is { } result ? ProofResultReader.Read(index, item, result) : Missing(index, item))];
        var summary = ProofSummary.Of(results);
        var label = options.Backend == "lean4" ? "Certainly" : $"Certainly/{options.Backend}";
        return new ProofResponse(results)
        {
            Content = options.ResponseFormat is ChatResponseFormatJson
                ? payload.GetRawText()
                : $"{label}: items={summary.Items}, proved={summary.Proved}, failed={summary.Failed}, unproved={summary.Unproved}",
            AdditionalProperties = new Dictionary<string, JsonElement> { ["certainly"] = payload },
            Meta = meta,
        };
    }

    private static JsonElement? ResultsOf(JsonElement payload) =>
        payload.ValueKind != JsonValueKind.Object ? null
        : payload.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array ? results
        : payload.TryGetProperty("proof_results", out var older) && older.ValueKind == JsonValueKind.Array ? older
        : null;

    /// <summary>
    /// Gives every result to the requirement it names, by id or text. Those that name none go by their order, but only where there is one for every
    /// requirement: a proof must never pass for that of another requirement.
    /// </summary>
    private static JsonElement?[] Match(IReadOnlyList<ProofItem> items, JsonElement[] results)
    {
        var matched = new JsonElement?[items.Count];
        var open = items
            .SelectMany((item, index) => ProofResultReader.NamesOf(item).Select(name => (name, index)))
            .GroupBy(entry => entry.name, entry => entry.index)
            .ToDictionary(group => group.Key, group => new Queue<int>(group));
        var nameless = new Queue<JsonElement>();
        foreach (var result in results)
        {
            var named = ProofResultReader.NamesOf(result).Select(open.GetValueOrDefault).FirstOrDefault(indices => indices is not null);
            while (named is { Count: > 0 } && matched[named.Peek()] is not null) named.Dequeue();
            if (named is { Count: > 0 }) matched[named.Dequeue()] = result;
            else nameless.Enqueue(result);
        }

        if (results.Length != items.Count) return matched;
        for (var index = 0; index < matched.Length; index++) matched[index] ??= nameless.Dequeue();
        return matched;
    }

    private static ProofResult Missing(int index, ProofItem item) => new(index, item, ProofOutcome.Failed) { Diagnostics = NoResult };
}
