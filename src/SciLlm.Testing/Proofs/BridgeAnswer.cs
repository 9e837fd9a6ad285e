using System.Text.Json;
using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Proofs;

/// <summary>Writes the bridge's payload: a result for each requirement, and their counts.</summary>
internal static class BridgeAnswer
{
    public static byte[] Write(IReadOnlyList<(Requirement Requirement, ProofAnswer Answer)> results) => JsonBody.Write(json =>
    {
        var proved = results.Count(result => result.Answer.IsProved);
        var unproved = results.Count(result => result.Answer.Status == "unproved");
        json.WriteStartObject();
        json.WriteStartObject("summary");
        json.WriteNumber("items", results.Count);
        json.WriteNumber("proved", proved);
        json.WriteNumber("failed", results.Count - proved - unproved);
        json.WriteNumber("unproved", unproved);
        json.WriteEndObject();
        json.WriteStartArray("results");
        for (var index = 0; index < results.Count; index++)
        {
            Write(json, index, results[index].Requirement, results[index].Answer);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, int index, Requirement requirement, ProofAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("item_id", requirement.Id ?? $"item-{index + 1}");
        json.WriteString("requirement_text", requirement.Text);
        json.WriteString("status", answer.Status);
        json.WriteBoolean("success", answer.IsProved);
        json.WriteString("lean_code", answer.LeanCode);
        if (answer.Explanation is not null)
        {
            json.WriteString("explanation", answer.Explanation);
        }

        if (answer.Diagnostics is not null)
        {
            json.WriteString("stderr", answer.Diagnostics);
        }

        json.WriteEndObject();
    }
}
