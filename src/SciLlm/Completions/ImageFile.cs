namespace SciLlm.Completions;

/// <summary>
/// An image in a file of this machine. The file has to be one: its address may come from elsewhere, and a secret must not leave the machine because
/// somebody called it a picture.
/// </summary>
internal static class ImageFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">The file is no image.</exception>
    public static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return IsImage(bytes)
            ? bytes
            : throw new NotSupportedException($"the file '{path}' is not a PNG, JPEG, GIF, WebP, TIFF, HEIC or AVIF image; if it is of another kind, send its bytes as DataContent.");
    }

    private static bool IsImage(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => true,
        [0xFF, 0xD8, 0xFF, ..] => true,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => true,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => true,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => true,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => true,
        _ => false,
    };
}
