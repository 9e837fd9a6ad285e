using System.Runtime.CompilerServices;

namespace SciLlm.Cli.Batches;

/// <summary>
/// The requests, a line each, in a file that can be read twice: once to know what there is, once to send it. Standard input and a document with
/// <c>messages_list</c> are written to such a file first.
/// </summary>
internal sealed class InputFile : IDisposable
{
    private readonly string _path;
    private readonly bool _isTemporary;

    private InputFile(string path, bool isTemporary) => (_path, _isTemporary) = (path, isTemporary);

    public static async Task<InputFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var given = path == "-" ? await CopyAsync(Console.OpenStandardInput(), cancellationToken) : new InputFile(Existing(path), isTemporary: false);
        try
        {
            if (await MessagesDocument.TryReadAsync(given.Open(), cancellationToken) is not { } document)
                return given;
            using (document)
            {
                var lines = await CopyAsync(document.ToLines(), cancellationToken);
                given.Dispose();
                return lines;
            }
        }
        catch
        {
            given.Dispose();
            throw;
        }
    }

    /// <summary>The requests' lines; blank ones are passed over, but counted.</summary>
    public async IAsyncEnumerable<JsonLine> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open();
        await foreach (var line in JsonLines.ReadAsync(stream, cancellationToken))
        {
            if (!line.IsBlank)
                yield return line;
        }
    }

    public void Dispose()
    {
        if (_isTemporary)
            File.Delete(_path);
    }

    private static string Existing(string path) =>
        File.Exists(path) ? path : throw new CommandFailedException($"The input '{path}' does not exist. Name a file of requests, or - for standard input.");

    private static async Task<InputFile> CopyAsync(Stream requests, CancellationToken cancellationToken)
    {
        // What people ask is nobody else's to read; the platform makes temporary files so.
        var copy = new InputFile(Path.GetTempFileName(), isTemporary: true);
        try
        {
            await using var file = File.Create(copy._path);
            await requests.CopyToAsync(file, cancellationToken);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private FileStream Open() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
