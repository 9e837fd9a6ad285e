using System.Text.Json;

namespace SciLlm.Testing.Proofs;

/// <summary>One requirement of a request: <c>{"requirement_text":…,"id":…}</c>.</summary>
internal sealed record Requirement(string Text, string? Id)
{
    /// <summary>The requirement, or <see langword="null"/> when the element is none.</summary>
    public static Requirement? Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && TextOf(element, "requirement_text") is { Length: > 0 } text ? new(text, TextOf(element, "id")) : null;

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
