using System.Buffers;
using System.Text;
using System.Text.Unicode;
using SciLlm.Analyzers.Scripts;

namespace SciLlm.Cli.Scripts;

/// <summary>The bytes of a script, and what is wrong with them. They lie in memory that the next one gets when this is disposed of.</summary>
internal readonly ref struct ScriptBytes : IDisposable
{
    /// <summary>Nobody writes a script of this size; what is larger was made by a tool.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const int LookedAtForZeros = 8000;

    private readonly byte[] _rented;

    private ScriptBytes(byte[] rented, int length)
    {
        _rented = rented;
        Bytes = rented.AsSpan(0, length);
    }

    /// <summary>Empty where the file cannot be read.</summary>
    public ReadOnlySpan<byte> Bytes { get; private init; }

    /// <summary>What is not read of the file, and why; null when all of it is.</summary>
    public string? Unread { get; private init; }

    /// <summary>Whether there can be anything to find, by the words in it.</summary>
    public bool MayMatter => IsUtf16 ? ScriptGate.MayMatter(Text.AsSpan()) : ByteGate.MayMatter(Bytes);

    public string Text => Bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        var all => Encoding.UTF8.GetString(all),
    };

    private bool IsUtf16 => Bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Never throws for what the file is like, and never waits for one that has no end.</summary>
    /// <param name="listed">The length its folder lists; null when nobody has asked.</param>
    public static ScriptBytes Read(string path, long? listed)
    {
        try
        {
            return ReadBytes(path, listed).Judged();
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

    public void Dispose() => ArrayPool<byte>.Shared.Return(_rented);

    private static ScriptBytes ReadBytes(string path, long? listed)
    {
        // Opening a pipe to read waits for whoever writes to it; opening it for both does not. It has no length, and neither has a device.
        var access = (listed ?? new FileInfo(path).Length) > 0 ? FileAccess.Read : FileAccess.ReadWrite;
        using var file = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (length > MaxLength)
            throw new IOException($"it is larger than {MaxLength / 1024 / 1024} MB.");
        var bytes = ArrayPool<byte>.Shared.Rent((int)length);
        var read = 0;
        while (read < length && RandomAccess.Read(file, bytes.AsSpan(read, (int)length - read), read) is > 0 and var more)
            read += more;
        return new(bytes, read);
    }

    private ScriptBytes Judged()
    {
        if (IsUtf16)
            return this;
        // Two in a row, as for the compiler: one may be meant in a text.
        if (Bytes[..Math.Min(Bytes.Length, LookedAtForZeros)].IndexOf("\0\0"u8) >= 0)
            return this with { Bytes = [], Unread = "it is a binary file." };
        return Utf8.IsValid(Bytes) ? this : this with { Unread = "those of its bytes that are no UTF-8; the rest was." };
    }

    private static ScriptBytes Nothing(string reason) => new([], 0) { Unread = reason };
}
