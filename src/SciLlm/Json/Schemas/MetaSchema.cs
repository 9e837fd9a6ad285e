using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>The schemas of draft 2020-12 itself, as published by json-schema.org, for schemas that describe schemas.</summary>
internal static class MetaSchema
{
    private const string Root = "https://json-schema.org/draft/2020-12/";

    /// <summary>The meta-schema at an address; null when there is none.</summary>
    public static JsonElement? Find(string address)
    {
        if (!address.StartsWith(Root, StringComparison.Ordinal)) return null;
        using var stream = typeof(MetaSchema).Assembly.GetManifestResourceStream($"draft2020-12/{address[Root.Length..]}");
        if (stream is null) return null;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
