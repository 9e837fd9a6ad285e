namespace SciLlm.Cli.Tests;

/// <summary>A folder of one test's own, filled as the test says.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scillm-test-").FullName;

    public string Write(string relativePath, string text = "")
    {
        var path = this[relativePath];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string this[string relativePath] => System.IO.Path.Combine([Path, .. relativePath.Split('/')]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
