using System.Text.Json;

namespace SciLlm.Proofs;

/// <summary>Reads one result of a bridge. A requirement counts as proved only when the result says so and nothing in it says otherwise.</summary>
internal static class ProofResultReader
{
    private static readonly Dictionary<string, ProofOutcome> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["proved"] = ProofOutcome.Proved,
        ["proven"] = ProofOutcome.Proved,
        ["verified"] = ProofOutcome.Proved,
        ["success"] = ProofOutcome.Proved,
        ["ok"] = ProofOutcome.Proved,
        ["unproved"] = ProofOutcome.Unproved,
        ["unproven"] = ProofOutcome.Unproved,
        ["not_proved"] = ProofOutcome.Unproved,
        ["unknown"] = ProofOutcome.Unproved,
        ["compile_error"] = ProofOutcome.CompileError,
        ["compilation_error"] = ProofOutcome.CompileError,
        ["compile_failed"] = ProofOutcome.CompileError,
        ["timeout"] = ProofOutcome.TimedOut,
        ["timed_out"] = ProofOutcome.TimedOut,
    };

    public static ProofResult Read(int index, ProofItem item, JsonElement result)
    {
        var status = Text(result, "status");
        return new ProofResult(index, item, OutcomeOf(result, status))
        {
            Status = status,
            LeanCode = Text(result, "lean_code") ?? Text(result, "lean4"),
            Explanation = Text(result, "explanation"),
            Diagnostics = Text(result, "error") ?? Text(result, "stderr") ?? Text(result, "stdout"),
            Raw = result,
        };
    }

    /// <summary>What a result may call its requirement by.</summary>
    public static IEnumerable<RequirementName> NamesOf(ProofItem item)
    {
        if (item.Id is { } id) yield return new(IsId: true, id);
        yield return new(IsId: false, item.RequirementText);
    }

    /// <summary>The requirement that a result says it is about: by id, else by text. Nothing when it does not say.</summary>
    public static IEnumerable<RequirementName> NamesOf(JsonElement result)
    {
        if (Text(result, "id") is { } id) yield return new(IsId: true, id);
        if (Text(result, "item_id") is { } itemId) yield return new(IsId: true, itemId);
        if (Text(result, "requirement_text") is { } text) yield return new(IsId: false, text);
    }

    private static ProofOutcome OutcomeOf(JsonElement result, string? status)
    {
        bool?[] verdicts = [Verdict(result, "ok"), Verdict(result, "proved"), Verdict(result, "success")];
        var outcome = status is null ? null : Words.TryGetValue(status, out var word) ? word : (ProofOutcome?)ProofOutcome.Failed;
        return (outcome, verdicts.Contains(false), verdicts.Contains(true)) switch
        {
            (null, false, true) or (ProofOutcome.Proved, false, _) => ProofOutcome.Proved,
            (null or ProofOutcome.Proved, _, _) => ProofOutcome.Failed,
            ({ } named, _, _) => named,
        };
    }

    private static bool? Verdict(JsonElement result, string name) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
            : null;

    private static string? Text(JsonElement result, string name) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

/// <summary>An id or the text of a requirement.</summary>
internal readonly record struct RequirementName(bool IsId, string Value);
