namespace SciLlm.Analyzers.Governance;

/// <summary>
/// A pattern for paths below a folder: <c>**</c> stands for any folders, <c>*</c> for any part of a name, <c>?</c> for one character of it. A
/// pattern that ends in a slash means all that is below. Both slashes are the same, and so are both cases, as on Windows and on a Mac.
/// </summary>
internal sealed class PathGlob
{
    private const string AnyFolders = "**";

    private readonly string[] _names;

    private PathGlob(string[] names) => _names = names;

    /// <summary>Null for what is no path below a folder.</summary>
    public static PathGlob? Parse(string pattern)
    {
        var slashed = WithSlashes(pattern.Trim());
        var names = slashed.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Where(static name => name != ".").ToList();
        if (slashed.EndsWith("/", StringComparison.Ordinal))
            names.Add(AnyFolders);
        return names.Count == 0 || slashed == "/" || names.Any(static name => name == ".." || name.Contains(':')) ? null : new([.. names]);
    }

    /// <summary>The folders before the first name with a wildcard, or before the last name; empty where there is none.</summary>
    public string FixedFolder => string.Join("/", _names.Take(_names.Length - 1).TakeWhile(static name => !HasWildcard(name)));

    /// <summary>Whether it names one file and no other.</summary>
    public bool IsOneFile => !_names.Any(HasWildcard);

    /// <param name="path">Relative to the folder that the pattern is for.</param>
    public bool IsMatch(string path)
    {
        var names = WithSlashes(path).Split('/');
        return Wildcards.Match(_names.Length, names.Length, at => _names[at] == AnyFolders, (at, name) => IsNameMatch(_names[at], names[name]));
    }

    /// <summary>The path relative to a folder above it; null where the folder is not above it.</summary>
    public static string? Relative(string folder, string path)
    {
        var (above, below) = (WithSlashes(folder).TrimEnd('/'), WithSlashes(path));
        if (above.Length == 0)
            return below.TrimStart('/');
        return below.Length > above.Length + 1 && below[above.Length] == '/' && below.StartsWith(above, StringComparison.OrdinalIgnoreCase)
            ? below.Substring(above.Length + 1)
            : null;
    }

    public static string WithSlashes(string path) => path.Replace('\\', '/');

    private static bool HasWildcard(string name) => name.IndexOfAny(['*', '?']) >= 0;

    private static bool IsNameMatch(string pattern, string name) => Wildcards.Match(
        pattern.Length, name.Length, at => pattern[at] == '*', (at, character) => pattern[at] == '?' || Same(pattern[at], name[character]));

    private static bool Same(char one, char other) => one == other || char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
