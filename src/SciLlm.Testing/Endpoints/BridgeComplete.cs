using System.Text.Json;
using SciLlm.Testing.Hosting;
using SciLlm.Testing.Proofs;

namespace SciLlm.Testing.Endpoints;

/// <summary><c>POST /bridge/complete</c>: stands in for the Certainly/Lean4 bridge. It proves nothing, and says of everything that it is proved.</summary>
internal static class BridgeComplete
{
    public static Reply Answer(Exchange exchange, Func<ProofAnswer, ProofAnswer> reword)
    {
        try
        {
            using var body = JsonDocument.Parse(exchange.Body);
            return Answer(body.RootElement, reword);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return Refuse(422, $"JSON decode error: {malformed.Message}");
        }
    }

    private static Reply Answer(JsonElement body, Func<ProofAnswer, ProofAnswer> reword)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
        {
            return Refuse(422, "messages: Field required");
        }

        if (!body.TryGetProperty("lean4_requirements", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return Refuse(400, "items/lean4_requirements must contain at least one item");
        }

        var requirements = list.EnumerateArray().Select(Requirement.Read).ToArray();
        return Array.IndexOf(requirements, null) is >= 0 and var missing
            ? Refuse(400, $"Requirement #{missing} missing 'requirement_text'")
            : Reply.Whole(200, Reply.Json, BridgeAnswer.Write([.. requirements.Select((requirement, index) => (requirement!, reword(Prove(requirement!, index))))]));
    }

    private static ProofAnswer Prove(Requirement requirement, int index) =>
        new(requirement.Text, $"theorem requirement_{index + 1} : True := trivial");

    /// <summary>An error in the shape of the bridge, which is not OpenAI's.</summary>
    private static Reply Refuse(int status, string detail) => Reply.Whole(status, Reply.Json, JsonBody.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("detail", detail);
        json.WriteEndObject();
    }));
}
