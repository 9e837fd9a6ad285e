using System.Text.Json;
using SciLlm.Transport;

namespace SciLlm.Json;

/// <summary>What a batch expects of the JSON in an answer, and what it may do about it.</summary>
internal sealed record JsonExpectation(JsonContentCheck? Check, bool Repairs)
{
    /// <summary>Fills <see cref="Completion.Json"/>; returns why the content is refused, and the repair if it took one.</summary>
    public (JsonParseException? Refusal, JsonRepairResult? Repair) Examine(LogicalCall call, Completion completion)
    {
        if (JsonContent.Parse(call, completion) is not { } refusal) return (Against(call, completion), null);
        if (!Repairs || !JsonRepair.TryRepair(completion.Content, new() { FinishReason = completion.FinishReason }, out var repair)) return (refusal, null);

        // Repaired or not, what is nested too deep stays unreadable.
        if (JsonContent.TryParse(repair.Json!) is not { } json) return (refusal, null);
        completion.Json = json;
        return (Against(call, completion), repair);
    }

    private JsonParseException? Against(LogicalCall call, Completion completion) =>
        completion.Json is { } json && Check?.Examine(json) is ({ } problem, var cause) ? JsonContent.AgainstSchema(call, completion, problem, cause) : null;
}
