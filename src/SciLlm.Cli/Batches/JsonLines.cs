using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace SciLlm.Cli.Batches;

/// <summary>A line of a file, in the bytes that stand there: that they are text is for the JSON reader to say.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Content">The line without its end.</param>
/// <param name="IsEnded">Whether a line end follows; only the last line of a file may lack it.</param>
internal readonly record struct JsonLine(int Number, ReadOnlyMemory<byte> Content, bool IsEnded)
{
    public bool IsBlank => Content.Span.IndexOfAnyExcept(" \t\r"u8) < 0;
}

/// <summary>Reads lines one at a time, however many there are.</summary>
internal static class JsonLines
{
    private const byte LineEnd = (byte)'\n';

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static async IAsyncEnumerable<JsonLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 << 10, leaveOpen: true));
        var number = 0;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (TakeLine(ref rest) is { } line)
                yield return new JsonLine(++number, Clean(line, number), IsEnded: true);
            if (read.IsCompleted)
            {
                if (!rest.IsEmpty)
                    yield return new JsonLine(++number, Clean(rest.ToArray(), number), IsEnded: false);
                break;
            }
            reader.AdvanceTo(rest.Start, rest.End);
        }
        await reader.CompleteAsync();
    }

    private static byte[]? TakeLine(ref ReadOnlySequence<byte> rest)
    {
        if (rest.PositionOf(LineEnd) is not { } end)
            return null;
        var line = rest.Slice(0, end).ToArray();
        rest = rest.Slice(rest.GetPosition(1, end));
        return line;
    }

    private static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> line, int number)
    {
        if (line.Span is [.., (byte)'\r'])
            line = line[..^1];
        return number == 1 && line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
    }
}
