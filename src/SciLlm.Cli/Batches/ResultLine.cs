using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SciLlm.Cli.Batches;

/// <summary>
/// A line of the output, as the OpenAI Batch API has it: <c>id</c>, <c>custom_id</c>, <c>response</c> with <c>status_code</c>, <c>request_id</c> and <c>body</c>,
/// and <c>error</c>, which is null when the answer is good. <c>scillm_meta</c> is an addition: the model asked for, attempts and time, and what a repaired answer was.
/// </summary>
internal static class ResultLine
{
    // The output is JSON for programs, never text inside a page: only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(string id, BatchResult result) => Write(
        id,
        json => WriteResponse(json, result),
        result.Error is { } error ? (error.ErrorType ?? "unexpected", error.Message, error.Status) : null,
        json => WriteMeta(json, result));

    /// <summary>For a line of the input that could not be asked.</summary>
    public static byte[] OfProblem(string id, string problem) => Write(id, static json => json.WriteNullValue(), ("invalid_request", problem, null), static json =>
    {
        json.WriteStartObject();
        json.WriteNumber("attempts", 0);
        json.WriteEndObject();
    });

    /// <summary>Reads back what was written.</summary>
    /// <exception cref="JsonException">The line is no such result.</exception>
    public static (string Id, Outcome Outcome) Read(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 600 });
        var root = document.RootElement;
        if (Member(root, "custom_id") is not { ValueKind: JsonValueKind.String } id || Member(root, "error") is not { } error)
            throw new JsonException("it is no result of a batch");
        var usage = Member(Member(Member(root, "response"), "body"), "usage");
        var model = Member(Member(root, "scillm_meta"), "model");
        return (id.GetString()!, new Outcome(error.ValueKind == JsonValueKind.Null, model?.GetString(), Count(usage, "prompt_tokens"), Count(usage, "completion_tokens")));
    }

    private static byte[] Write(string id, Action<Utf8JsonWriter> writeResponse, (string Code, string Message, int? Status)? error, Action<Utf8JsonWriter> writeMeta)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, OneLine))
        {
            json.WriteStartObject();
            json.WriteString("id", $"batch_req_{Guid.CreateVersion7():N}");
            json.WriteString("custom_id", id);
            json.WritePropertyName("response");
            writeResponse(json);
            json.WritePropertyName("error");
            WriteError(json, error);
            json.WritePropertyName("scillm_meta");
            writeMeta(json);
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteResponse(Utf8JsonWriter json, BatchResult result)
    {
        if (result.Response is not { } response)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteNumber("status_code", result.Status ?? 200);
        json.WriteString("request_id", response.Meta.RequestId ?? response.Id ?? "");
        json.WritePropertyName("body");

        // Written anew rather than copied: a server may break its JSON into lines, which must stay one here.
        var body = JsonNode.Parse(response.RawJson)!;
        if (result.Repaired)
            body["choices"]![0]!["message"]!["content"] = result.Content;
        body.WriteTo(json);
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, (string Code, string Message, int? Status)? given)
    {
        if (given is not { } error)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        if (error.Status is { } status)
            json.WriteNumber("status", status);
        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, BatchResult result)
    {
        json.WriteStartObject();
        if (Outcome.Of(result).Model is { } model)
            json.WriteString("model", model);
        json.WriteNumber("attempts", result.Attempts);
        json.WriteNumber("elapsed_s", Math.Round(result.Elapsed.TotalSeconds, 3));
        if (result.Repaired)
            json.WriteString("repaired_from", result.Raw);
        json.WriteEndObject();
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) ? value : null;

    private static long Count(JsonElement? usage, string name) => Member(usage, name) is { ValueKind: JsonValueKind.Number } count && count.TryGetInt64(out var value) ? value : 0;
}
