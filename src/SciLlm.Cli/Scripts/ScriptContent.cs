using System.Text;

namespace SciLlm.Cli.Scripts;

/// <summary>A script's text, or why it has none.</summary>
internal readonly record struct ScriptContent(string? Text, string? Failure)
{
    /// <summary>Nobody writes a script of this size; what is larger was made by a tool.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const int LookedAtForZeros = 8000;

    /// <summary>Never throws for what the file is like.</summary>
    public static ScriptContent Read(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length > MaxLength)
                return new(null, $"it is larger than {MaxLength / 1024 / 1024} MB.");
            var bytes = new byte[length];
            var read = RandomAccess.Read(file, bytes, 0);
            return Decode(bytes.AsSpan(0, read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, $"it cannot be read: {e.Message}");
        }
    }

    private static ScriptContent Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => new(Encoding.UTF8.GetString(rest), null),
        [0xFF, 0xFE, .. var rest] => new(Encoding.Unicode.GetString(rest), null),
        [0xFE, 0xFF, .. var rest] => new(Encoding.BigEndianUnicode.GetString(rest), null),
        _ when bytes[..Math.Min(bytes.Length, LookedAtForZeros)].Contains((byte)0) => new(null, "it is a binary file."),
        _ => new(Encoding.UTF8.GetString(bytes), null),
    };
}
