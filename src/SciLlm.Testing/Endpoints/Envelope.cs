using System.Text.Json;
using SciLlm.Testing.Echo;

namespace SciLlm.Testing.Endpoints;

/// <summary>What a completion and every event of a streamed one have in common.</summary>
internal sealed record Envelope(string Id, DateTimeOffset Created, string Model)
{
    public void Write(Utf8JsonWriter json, string kind)
    {
        json.WriteString("id", Id);
        json.WriteString("object", kind);
        json.WriteNumber("created", Created.ToUnixTimeSeconds());
        json.WriteString("model", Model);
    }

    public static void WriteUsage(Utf8JsonWriter json, ModelAnswer answer)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", answer.PromptTokens);
        json.WriteNumber("completion_tokens", answer.CompletionTokens);
        json.WriteNumber("total_tokens", answer.PromptTokens + answer.CompletionTokens);
        json.WriteEndObject();
    }
}
