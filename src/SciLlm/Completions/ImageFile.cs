namespace SciLlm.Completions;

/// <summary>
/// An image in a file of this machine. The file has to be one: its address may come from elsewhere, and a secret must not leave the machine because
/// somebody called it a picture.
/// </summary>
internal static class ImageFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">The file is no image.</exception>
    public static (byte[] Bytes, string MediaType) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return MediaTypeOf(bytes) is { } mediaType
            ? (bytes, mediaType)
            : throw new NotSupportedException($"the file '{path}' is not a PNG, JPEG, GIF, WebP, TIFF, HEIC or AVIF image; if it is of another kind, send its bytes as DataContent.");
    }

    private static string? MediaTypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "image/tiff",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', _, ..] => "image/avif",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "image/heic",
        _ => null,
    };
}
