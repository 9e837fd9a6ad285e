namespace SciLlm.Benchmarks.Scripts;

/// <summary>Every second file of a tree, to see whether twice the tree takes twice the time.</summary>
internal sealed class HalfTree : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scillm-half-");

    public string Path => _folder.FullName;

    public TreeSize Size => TreeSize.Of(Path);

    public static HalfTree Of(string folder)
    {
        var half = new HalfTree();
        foreach (var file in TreeSize.FilesOf(folder).Select(static file => file.FullName).Order(StringComparer.Ordinal).Where(static (_, index) => index % 2 == 0))
        {
            var copy = System.IO.Path.Combine(half.Path, System.IO.Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return half;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>How much there is to read.</summary>
internal readonly record struct TreeSize(int Files, double Megabytes)
{
    public static TreeSize Of(string folder)
    {
        var files = FilesOf(folder).ToList();
        return new(files.Count, files.Sum(static file => (double)file.Length) / 1e6);
    }

    public static IEnumerable<FileInfo> FilesOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
}
