using System.Text.Json;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>A call that is answered with the server's models.</summary>
internal sealed class ModelListCall : ApiCall
{
    public IReadOnlyList<ModelInfo> Models { get; private set; } = [];

    public override SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref json);
            if (Entries(document.RootElement) is not { } entries)
                return Failures.InvalidResponse(this, "not with a list of models", body);
            Models = [.. entries.EnumerateArray().Select(ReadEntry).OfType<ModelInfo>()];
            return null;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            return Failures.InvalidResponse(this, "not with the JSON of a model list", body, Failures.WithoutKey(this, cause));
        }
    }

    // Most servers answer {"data":[…]}; some {"models":[…]} or the bare array.
    private static JsonElement? Entries(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root,
        JsonValueKind.Object when root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array => data,
        JsonValueKind.Object when root.TryGetProperty("models", out var models) && models.ValueKind == JsonValueKind.Array => models,
        _ => null,
    };

    private static ModelInfo? ReadEntry(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => new ModelInfo(entry.GetString()!),
        JsonValueKind.Object when (Text(entry, "id") ?? Text(entry, "name") ?? Text(entry, "model")) is { } id => new ModelInfo(id, Text(entry, "owned_by")),
        _ => null,
    };

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
