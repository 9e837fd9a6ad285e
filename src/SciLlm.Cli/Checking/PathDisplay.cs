namespace SciLlm.Cli.Checking;

/// <summary>Writes paths for a person: relative to where they stand, whole when that would climb out of it.</summary>
/// <param name="original">Turns the paths of a copied tree, alone or within a text, into those it was copied from; null when nothing is copied.</param>
internal sealed class PathDisplay(string currentFolder, Func<string, string>? original = null)
{
    public string Show(string path)
    {
        var full = Original(path);
        return full == currentFolder ? "."
            : PathText.Below(currentFolder, full) is { } below ? full[^below.Length..]
            : full;
    }

    /// <summary>The same with forward slashes, for what other systems read.</summary>
    public string ShowWithSlashes(string path) => PathText.Below(currentFolder, Original(path)) ?? PathText.WithSlashes(Show(path));

    /// <summary>The same for every path in a text.</summary>
    public string ShowIn(string text) =>
        Original(text).Replace(currentFolder + "/", "", StringComparison.Ordinal).Replace(currentFolder + "\\", "", StringComparison.Ordinal);

    private string Original(string text) => original?.Invoke(text) ?? text;
}
