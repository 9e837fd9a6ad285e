using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>Writes a request's payload, once, as the bytes that every attempt sends. What is not set is not written.</summary>
internal static class RequestWriter
{
    /// <summary>Members that <see cref="CompletionRequest.ExtraBody"/> may not hold, because the client acts on them.</summary>
    public static IReadOnlyList<string> OwnMembers { get; } = ["model", "messages", "stream"];

    /// <exception cref="SciLlmConfigurationException">The request holds something that cannot be sent.</exception>
    public static PooledBuffer Write(CompletionRequest request, string? model, bool streams)
    {
        var buffer = new PooledBuffer();
        try
        {
            // The payload is JSON for a server, never text inside a page: only what JSON itself needs is escaped.
            using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Write(json, request, model, streams);
            json.Flush();
            return buffer;
        }
        catch (Exception cause) when (cause is ArgumentException or NotSupportedException or JsonException or IOException or UnauthorizedAccessException)
        {
            buffer.Dispose();
            throw SciLlmConfigurationException.For($"The request cannot be written as JSON: {cause.Message}");
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static void Write(Utf8JsonWriter json, CompletionRequest request, string? model, bool streams)
    {
        json.WriteStartObject();
        if (model is not null) json.WriteString("model"u8, model);
        MessageWriter.Write(json, request.Messages);
        if (request.MaxTokens is { } maxTokens && Wants("max_tokens") && Wants("max_completion_tokens")) json.WriteNumber("max_tokens"u8, maxTokens);
        if (request.Temperature is { } temperature && Wants("temperature")) json.WriteNumber("temperature"u8, temperature);
        if (request.TopP is { } topP && Wants("top_p")) json.WriteNumber("top_p"u8, topP);
        if (request.Seed is { } seed && Wants("seed")) json.WriteNumber("seed"u8, seed);
        if (request.Stop is { Count: > 0 } stop && Wants("stop")) WriteStop(json, stop);
        if (request.ResponseFormat is { } format && Wants("response_format")) WriteResponseFormat(json, format);
        if (request.Tools is { Count: > 0 } tools && Wants("tools")) ToolWriter.WriteTools(json, tools);
        if (request.ToolMode is { } mode && Wants("tool_choice")) ToolWriter.WriteMode(json, mode);
        if (streams) WriteStream(json, wantsUsage: Wants("stream_options"));
        if (request.ExtraBody is { } extra) WriteMembers(json, extra);
        json.WriteEndObject();

        bool Wants(string name) => request.ExtraBody?.ContainsKey(name) != true;
    }

    private static void WriteStream(Utf8JsonWriter json, bool wantsUsage)
    {
        json.WriteBoolean("stream"u8, true);
        if (!wantsUsage) return;
        json.WriteStartObject("stream_options"u8);
        json.WriteBoolean("include_usage"u8, true);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, JsonObject members)
    {
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }
    }

    private static void WriteStop(Utf8JsonWriter json, IReadOnlyList<string> stop)
    {
        json.WriteStartArray("stop"u8);
        foreach (var text in stop) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteResponseFormat(Utf8JsonWriter json, ChatResponseFormat format)
    {
        json.WriteStartObject("response_format"u8);
        switch (format)
        {
            case ChatResponseFormatJson { Schema: { } schema } typed:
                json.WriteString("type"u8, "json_schema"u8);
                json.WriteStartObject("json_schema"u8);
                json.WriteString("name"u8, typed.SchemaName ?? "response");
                if (typed.SchemaDescription is { } description) json.WriteString("description"u8, description);
                json.WritePropertyName("schema"u8);
                schema.WriteTo(json);
                json.WriteEndObject();
                break;
            case ChatResponseFormatJson:
                json.WriteString("type"u8, "json_object"u8);
                break;
            case ChatResponseFormatText:
                json.WriteString("type"u8, "text"u8);
                break;
            default:
                throw new NotSupportedException($"a response format of type {format.GetType().Name} has no form in the chat completions API; use Text, Json or ForJsonSchema.");
        }

        json.WriteEndObject();
    }
}
