using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions;

/// <summary>
/// Writes the images of a message. One that is at hand, as bytes or in a file of this machine, goes along in the payload; the address of any other is
/// only passed on: nothing is ever fetched.
/// </summary>
internal static class ImageWriter
{
    public static void Write(Utf8JsonWriter json, DataContent image)
    {
        Start(json);
        WriteDataUri(json, image.MediaType, image.Data.Span);
        End(json, image);
    }

    /// <exception cref="IOException">The image is a file that cannot be read.</exception>
    public static void Write(Utf8JsonWriter json, UriContent image)
    {
        Start(json);
        if (image.Uri.IsFile) WriteFile(json, image);
        else json.WriteStringValue(image.Uri.OriginalString);
        End(json, image);
    }

    private static void WriteFile(Utf8JsonWriter json, UriContent image)
    {
        var (bytes, mediaType) = ImageFile.Read(image.Uri.LocalPath);
        WriteDataUri(json, image.MediaType.EndsWith("/*", StringComparison.Ordinal) ? mediaType : image.MediaType, bytes);
    }

    private static void Start(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "image_url"u8);
        json.WriteStartObject("image_url"u8);
        json.WritePropertyName("url"u8);
    }

    private static void End(Utf8JsonWriter json, AIContent image)
    {
        if (image.AdditionalProperties?.TryGetValue("detail", out string? detail) == true) json.WriteString("detail"u8, detail);
        json.WriteEndObject();
        ExtraMembers.Of(image)?.WriteTo(json);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>data:image/png;base64,…</c> from the bytes, without making a string of them.</summary>
    private static void WriteDataUri(Utf8JsonWriter json, string mediaType, ReadOnlySpan<byte> data)
    {
        var head = $"data:{mediaType};base64,";
        var headLength = Encoding.UTF8.GetByteCount(head);
        var rented = ArrayPool<byte>.Shared.Rent(headLength + Base64.GetMaxEncodedToUtf8Length(data.Length));
        try
        {
            Encoding.UTF8.GetBytes(head, rented);
            Base64.EncodeToUtf8(data, rented.AsSpan(headLength), out _, out var written);
            json.WriteStringValue(rented.AsSpan(0, headLength + written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
