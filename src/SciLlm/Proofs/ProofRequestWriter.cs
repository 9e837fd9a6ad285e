using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SciLlm.Completions;
using SciLlm.Transport;

namespace SciLlm.Proofs;

/// <summary>Writes the payload of a call of the bridge (client specification, section 2, "Certainly"). What is not set is not written.</summary>
internal static class ProofRequestWriter
{
    private static readonly IReadOnlyList<ChatMessage> DefaultMessages = [new(ChatRole.System, "Certainly/Lean4")];

    /// <exception cref="SciLlmConfigurationException">The request holds something that cannot be sent.</exception>
    public static PooledBuffer Write(IReadOnlyList<ProofItem> items, ProofOptions options, bool isSimple)
    {
        var buffer = new PooledBuffer();
        try
        {
            using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Write(json, items, options, isSimple);
            json.Flush();
            return buffer;
        }
        catch (Exception cause) when (cause is ArgumentException or NotSupportedException or JsonException)
        {
            buffer.Dispose();
            throw SciLlmConfigurationException.For($"The requirements cannot be written as JSON: {cause.Message}");
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ProofItem> items, ProofOptions options, bool isSimple)
    {
        json.WriteStartObject();
        MessageWriter.Write(json, options.Messages ?? DefaultMessages);
        json.WriteStartArray("lean4_requirements"u8);
        foreach (var item in items) WriteItem(json, item);
        json.WriteEndArray();
        json.WriteString("backend"u8, options.Backend);
        WriteTexts(json, "lean4_flags", [.. options.Flags ?? [], .. Flag(ProofRequestRules.StrategiesFlag, options.Strategies), .. Flag(ProofRequestRules.TacticsFlag, options.Tactics)]);
        if (options.MaxSeconds is { } seconds) json.WriteNumber("max_seconds"u8, seconds);
        WriteOptions(json, options, isSimple);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, ProofItem item)
    {
        json.WriteStartObject();
        json.WriteString("requirement_text"u8, item.RequirementText);
        if (item.Id is { } id) json.WriteString("id"u8, id);
        WriteTexts(json, "strategies", item.Strategies);
        WriteTexts(json, "tactics", item.Tactics);
        foreach (var (name, value) in item.AdditionalProperties ?? []) WriteMember(json, name, value);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, ProofOptions options, bool isSimple)
    {
        JsonObject members = [];
        if (isSimple) (members["simple"], members["max_refinements"], members["explain_failures"]) = (true, 0, options.ExplainFailures);
        if (options.NoLlm) members["no_llm"] = true;
        if (options.SessionId is { } session) members["session_id"] = session;
        if (options.TrackId is { } track) members["track_id"] = track;
        foreach (var (name, value) in options.ExtraOptions ?? []) members[name] = value?.DeepClone();
        if (members.Count > 0) WriteMember(json, "options", members);
    }

    private static IEnumerable<string> Flag(string flag, IReadOnlyList<string>? values) =>
        values is { Count: > 0 } ? [flag, string.Join(',', values)] : [];

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is not { Count: > 0 }) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteMember(Utf8JsonWriter json, string name, JsonNode? value)
    {
        json.WritePropertyName(name);
        if (value is null) json.WriteNullValue();
        else value.WriteTo(json);
    }
}
