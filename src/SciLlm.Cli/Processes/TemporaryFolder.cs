namespace SciLlm.Cli.Processes;

/// <summary>A folder of this run's own, gone when the run is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scillm-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A build server may still hold a file; the system clears its temporary folder, and the result of the run stands.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
