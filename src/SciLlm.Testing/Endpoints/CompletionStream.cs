using System.Text.Json;
using SciLlm.Testing.Echo;

namespace SciLlm.Testing.Endpoints;

/// <summary>A completion as server-sent events: the role, a delta per token, the finish reason, the usage if asked for, <c>[DONE]</c>.</summary>
internal static class CompletionStream
{
    public static readonly ReadOnlyMemory<byte> Done = "data: [DONE]\n\n"u8.ToArray();

    public static IEnumerable<ReadOnlyMemory<byte>> Events(ModelAnswer answer, Envelope envelope, bool includeUsage)
    {
        ReadOnlyMemory<byte> Delta(Action<Utf8JsonWriter> delta, string? finishReason = null) => Event(json =>
        {
            envelope.Write(json, "chat.completion.chunk");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("delta");
            delta(json);
            json.WriteEndObject();
            json.WriteString("finish_reason", finishReason);
            json.WriteEndObject();
            json.WriteEndArray();
            if (includeUsage)
            {
                json.WriteNull("usage");
            }
        });

        yield return Delta(json =>
        {
            json.WriteString("role", "assistant");
            json.WriteString("content", answer.Content is null ? null : "");
        });

        foreach (var token in Tokens.Split(answer.Reasoning))
        {
            yield return Delta(json => json.WriteString("reasoning_content", token));
        }

        foreach (var token in Tokens.Split(answer.Content))
        {
            yield return Delta(json => json.WriteString("content", token));
        }

        for (var index = 0; index < answer.ToolCalls.Count; index++)
        {
            var (position, call) = (index, answer.ToolCalls[index]);
            yield return Delta(json => WriteToolCall(json, position, call, arguments: ""));
            foreach (var token in Tokens.Split(call.Arguments))
            {
                yield return Delta(json => WriteToolCall(json, position, call: null, token));
            }
        }

        yield return Delta(_ => { }, answer.FinishReason);
        if (includeUsage)
        {
            yield return Event(json =>
            {
                envelope.Write(json, "chat.completion.chunk");
                json.WriteStartArray("choices");
                json.WriteEndArray();
                Envelope.WriteUsage(json, answer);
            });
        }

        yield return Done;
    }

    /// <summary>One event that holds a JSON object.</summary>
    public static ReadOnlyMemory<byte> Event(ReadOnlySpan<byte> json) => (byte[])[.. "data: "u8, .. json, .. "\n\n"u8];

    private static ReadOnlyMemory<byte> Event(Action<Utf8JsonWriter> members) => Event(JsonBody.Write(json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }));

    /// <summary>The first delta of a call names it; the ones after bring its arguments, a token each.</summary>
    private static void WriteToolCall(Utf8JsonWriter json, int index, ToolCall? call, string arguments)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", index);
        if (call is not null)
        {
            json.WriteString("id", call.Id);
            json.WriteString("type", "function");
        }

        json.WriteStartObject("function");
        if (call is not null)
        {
            json.WriteString("name", call.Name);
        }

        json.WriteString("arguments", arguments);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
