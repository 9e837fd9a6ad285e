using System.Text.Json;

namespace SciLlm.Cli.Batches;

/// <summary>The manifest beside an output, held open while a run lasts: that is the lock which keeps a second process from the same output.</summary>
internal sealed class Checkpoint : IDisposable
{
    private readonly FileStream _manifest;
    private readonly string _output;

    private Checkpoint(FileStream manifest, string output) => (_manifest, _output) = (manifest, output);

    /// <exception cref="CommandFailedException">Another process writes this output.</exception>
    public static Checkpoint Acquire(string output)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
            return new Checkpoint(new FileStream(PathFor(output), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0), output);
        }
        catch (IOException e) when (File.Exists(PathFor(output)))
        {
            throw new CommandFailedException($"Another process is writing '{output}', or its manifest cannot be opened: {e.Message}");
        }
    }

    public static string PathFor(string output) => output + ".manifest.json";

    /// <summary>Discards what an earlier run has left.</summary>
    public void Restart()
    {
        File.Delete(_output);
        _manifest.SetLength(0);
    }

    /// <summary>Makes sure that the output, if there is one, answers what this run asks, and notes what that is if there is none.</summary>
    /// <exception cref="CommandFailedException">It answers something else; the message names the differences.</exception>
    public void Ensure(Manifest manifest)
    {
        var hasResults = new FileInfo(_output) is { Exists: true, Length: > 0 };
        if (!hasResults)
            Write(manifest);
        else if (manifest.DifferencesFrom(Read()).ToList() is { Count: > 0 } differences)
            throw Refuse($"holds results of another run: {string.Join("; ", differences)}");
    }

    public void Dispose()
    {
        // Nothing is left beside a file that was not ours to write.
        if (_manifest.Length == 0)
            File.Delete(_manifest.Name);
        _manifest.Dispose();
    }

    private Manifest Read()
    {
        if (_manifest.Length == 0)
            throw Refuse("is there already, and nothing says what its lines answer");
        var json = new byte[_manifest.Length];
        _manifest.Position = 0;
        _manifest.ReadExactly(json);
        try
        {
            return Manifest.FromJson(json);
        }
        catch (JsonException e)
        {
            throw Refuse($"is there already, and its manifest cannot be read ({e.Message})");
        }
    }

    private void Write(Manifest manifest)
    {
        _manifest.SetLength(0);
        _manifest.Write(manifest.ToJson());
        _manifest.Flush(flushToDisk: true);
    }

    private CommandFailedException Refuse(string why) =>
        new($"'{_output}' {why}. Nothing was sent. Name another --output, set things as they were, or discard those results with --restart.");
}
