using System.Text.Json;

namespace SciLlm.Testing.Echo;

/// <summary>The images of a message, by media type.</summary>
internal static class ImageParts
{
    /// <summary>What one image adds to the prompt's tokens: OpenAI's price of a low-detail one.</summary>
    public const int TokensEach = 85;

    public static IReadOnlyList<string> MediaTypes(JsonElement message) =>
        message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array
            ? [.. from part in content.EnumerateArray()
                  where part.GetProperty("type").ValueEquals("image_url")
                  select MediaType(part.GetProperty("image_url").GetProperty("url").GetString()!)]
            : [];

    /// <summary>The echo of images: <c>[2 images: image/png, image/jpeg]</c>.</summary>
    public static string Mention(IReadOnlyList<string> mediaTypes) =>
        $"[{mediaTypes.Count} {(mediaTypes.Count == 1 ? "image" : "images")}: {string.Join(", ", mediaTypes)}]";

    private static string MediaType(string url)
    {
        if (url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return url["data:".Length..url.IndexOfAny([';', ','])];
        }

        return Path.GetExtension(new Uri(url).AbsolutePath).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            _ => "image/*",
        };
    }
}
