namespace SciLlm.Cli.Checking;

/// <summary>
/// Paths as texts, of Windows or of any other system, whichever this one is: what a check writes on one of them is read on the others. A path of Windows
/// begins with a drive or a share; both slashes are the same in it, and so are both cases.
/// </summary>
internal static class PathText
{
    /// <summary>The part of a full path below a folder, with forward slashes; null where it is not below it.</summary>
    public static string? Below(string folder, string path)
    {
        var above = WithSlashes(folder).TrimEnd('/') + "/";
        var below = WithSlashes(path);
        return below.Length > above.Length && below.StartsWith(above, IsOfWindows(folder) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            ? below[above.Length..]
            : null;
    }

    /// <summary>A full path with forward slashes.</summary>
    public static string WithSlashes(string path) => IsOfWindows(path) ? path.Replace('\\', '/') : path;

    /// <summary>Whether a path begins at a root.</summary>
    public static bool IsFull(string path) => path.StartsWith('/') || IsOfWindows(path);

    /// <summary>A full path as a URI.</summary>
    public static string Uri(string path) => new Uri(path).AbsoluteUri;

    /// <summary>A folder as a URI that others are relative to.</summary>
    public static string FolderUri(string folder) => Uri(folder.TrimEnd('/', '\\') + "/");

    private static bool IsOfWindows(string path) => path is [_, ':', '/' or '\\', ..] or [_, ':'] || path.StartsWith(@"\\", StringComparison.Ordinal);
}
