using System.Text;
using System.Text.Unicode;
using SciLlm.Analyzers.Scripts;

namespace SciLlm.Cli.Scripts;

/// <summary>The bytes of a script, and what is wrong with them.</summary>
internal readonly ref struct ScriptBytes
{
    /// <summary>Nobody writes a script of this size; what is larger was made by a tool.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const int LookedAtForZeros = 8000;

    private ScriptBytes(ReadOnlySpan<byte> bytes) => Bytes = bytes;

    /// <summary>Empty where the file cannot be read.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>What is not read of the file, and why; null when all of it is.</summary>
    public string? Unread { get; private init; }

    private bool IsUtf16 => Bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    public string Text => Bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        var all => Encoding.UTF8.GetString(all),
    };

    /// <summary>As <see cref="ScriptGate.MayMatter"/>, before anything is decoded.</summary>
    public bool MayMatter(ScriptBuffers buffers)
    {
        if (IsUtf16)
            return ScriptGate.MayMatter(Text);
        var characters = buffers.Characters(Bytes.Length);
        Encoding.Latin1.GetChars(Bytes, characters);
        return ScriptGate.MayMatter(characters);
    }

    /// <summary>Never throws for what the file is like, and never waits for one that has no end.</summary>
    /// <param name="listed">The length its folder lists; null when nobody has asked.</param>
    public static ScriptBytes Read(string path, long? listed, ScriptBuffers buffers)
    {
        try
        {
            return Judge(ReadBytes(path, listed, buffers));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Nothing($"it cannot be read: {e.Message}");
        }
        catch (NotSupportedException)
        {
            return Nothing("it is a pipe or a device.");
        }
    }

    private static ReadOnlySpan<byte> ReadBytes(string path, long? listed, ScriptBuffers buffers)
    {
        // Opening a pipe to read waits for whoever writes to it; opening it for both does not. It has no length, and neither has a device.
        var access = (listed ?? new FileInfo(path).Length) > 0 ? FileAccess.Read : FileAccess.ReadWrite;
        using var file = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (length > MaxLength)
            throw new IOException($"it is larger than {MaxLength / 1024 / 1024} MB.");
        var bytes = buffers.Bytes((int)length);
        var read = 0;
        while (read < length && RandomAccess.Read(file, bytes[read..], read) is > 0 and var more)
            read += more;
        return bytes[..read];
    }

    private static ScriptBytes Judge(ReadOnlySpan<byte> bytes)
    {
        var content = new ScriptBytes(bytes);
        if (content.IsUtf16)
            return content;
        if (bytes[..Math.Min(bytes.Length, LookedAtForZeros)].Contains((byte)0))
            return Nothing("it is a binary file.");
        return Utf8.IsValid(bytes) ? content : new(bytes) { Unread = "those of its bytes that are no UTF-8; the rest was." };
    }

    private static ScriptBytes Nothing(string reason) => new([]) { Unread = reason };
}
