using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SciLlm.Testing.Endpoints;

/// <summary>Writes JSON as model servers do: compact, UTF-8, nothing escaped that need not be.</summary>
internal static class JsonBody
{
    private const int LargestKeptBuffer = 1 << 16;
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = _buffer ?? new ArrayBufferWriter<byte>(1024);
        _buffer = null;
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            write(json);
        }

        var written = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKeptBuffer)
        {
            buffer.ResetWrittenCount();
            _buffer = buffer;
        }

        return written;
    }
}
