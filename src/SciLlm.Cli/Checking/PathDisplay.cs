namespace SciLlm.Cli.Checking;

/// <summary>Writes paths for a person: relative to where they stand, whole when that would climb out of it.</summary>
/// <param name="original">Says where a file of a copied tree comes from; a path of its own when nothing is copied.</param>
internal sealed class PathDisplay(string currentFolder, Func<string, string>? original = null)
{
    public string Show(string path)
    {
        var full = original?.Invoke(path) ?? path;
        var relative = Path.GetRelativePath(currentFolder, full);
        return relative.StartsWith("..", StringComparison.Ordinal) ? full : relative;
    }
}
