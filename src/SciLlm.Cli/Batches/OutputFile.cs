using System.Text.Json;

namespace SciLlm.Cli.Batches;

/// <summary>
/// The results, which are the checkpoint too: every line is written whole by one write as its item completes, so that whatever ends the process leaves whole lines
/// and at most one torn one at the end.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly FileStream _file;

    private OutputFile(FileStream file) => _file = file;

    /// <summary>Opens the results of an earlier run, or starts anew; a torn last line is dropped.</summary>
    public static OutputFile Open(string path)
    {
        // Without a buffer, what is written is the system's at once, and outlives the process.
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        DropTornLine(file);
        return new OutputFile(file);
    }

    /// <summary>The results that are there, without a torn last one; none when there is no file.</summary>
    /// <exception cref="CommandFailedException">A line is no result.</exception>
    public static async IAsyncEnumerable<(JsonLine Line, string Id, Outcome Outcome)> ReadAsync(string path)
    {
        if (!File.Exists(path))
            yield break;
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await foreach (var line in JsonLines.ReadAsync(file))
        {
            if (!line.IsEnded)
                yield break;
            var (id, outcome) = Read(line, path);
            yield return (line, id, outcome);
        }
    }

    /// <summary>Leaves only the results that are ok, all at once: whoever looks sees all the results or only those.</summary>
    public static async Task KeepOkAsync(string path)
    {
        var kept = path + ".tmp";
        await using (var file = new FileStream(kept, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await foreach (var (line, _, outcome) in ReadAsync(path))
            {
                if (!outcome.Ok)
                    continue;
                await file.WriteAsync(line.Content);
                file.WriteByte((byte)'\n');
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(kept, path, overwrite: true);
    }

    /// <summary>Adds a line, its end included.</summary>
    public void Write(ReadOnlySpan<byte> line) => _file.Write(line);

    /// <summary>Closes the file when its lines are on the disk.</summary>
    public void Dispose()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
    }

    private static (string Id, Outcome Outcome) Read(JsonLine line, string path)
    {
        try
        {
            return ResultLine.Read(line.Content);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CommandFailedException($"Line {line.Number} of '{path}' is no result of a batch: {e.Message} Mend or remove it to go on, or start over with --restart.");
        }
    }

    private static void DropTornLine(FileStream file)
    {
        var end = file.Length;
        var buffer = new byte[64 << 10];
        while (end > 0)
        {
            var start = Math.Max(0, end - buffer.Length);
            file.Position = start;
            var read = buffer.AsSpan(0, (int)(end - start));
            file.ReadExactly(read);
            if (read.LastIndexOf((byte)'\n') is >= 0 and var last)
            {
                end = start + last + 1;
                break;
            }
            end = start;
        }
        file.SetLength(end);
        file.Position = end;
    }
}
