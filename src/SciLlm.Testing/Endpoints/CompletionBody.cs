using System.Text.Json;
using SciLlm.Testing.Echo;

namespace SciLlm.Testing.Endpoints;

/// <summary>A completion as one JSON object.</summary>
internal static class CompletionBody
{
    public static byte[] Write(ModelAnswer answer, Envelope envelope) => JsonBody.Write(json =>
    {
        json.WriteStartObject();
        envelope.Write(json, "chat.completion");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        WriteMessage(json, answer);
        json.WriteString("finish_reason", answer.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        Envelope.WriteUsage(json, answer);
        json.WriteEndObject();
    });

    private static void WriteMessage(Utf8JsonWriter json, ModelAnswer answer)
    {
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", answer.Content);
        if (answer.Reasoning is not null)
        {
            json.WriteString("reasoning_content", answer.Reasoning);
        }

        if (answer.ToolCalls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in answer.ToolCalls)
            {
                json.WriteStartObject();
                json.WriteString("id", call.Id);
                json.WriteString("type", "function");
                json.WriteStartObject("function");
                json.WriteString("name", call.Name);
                json.WriteString("arguments", call.Arguments);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
