using Microsoft.Extensions.FileSystemGlobbing;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>A pattern of items, such as <c>**/*.cs</c> or <c>..\Shared\*.cs</c>, seen from a project's folder.</summary>
internal sealed class FileGlob
{
    // The part of a pattern without wildcards is a folder of its own, which may lie anywhere.
    private readonly string _root;
    private readonly Matcher? _matcher;

    private FileGlob(string folder, string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(static part => !part.Contains('*', StringComparison.Ordinal)).ToList();
        _root = Path.GetFullPath(string.Join('/', fixedParts), folder);
        if (fixedParts.Count < parts.Length)
            _matcher = new Matcher(StringComparison.OrdinalIgnoreCase).AddInclude(string.Join('/', parts.Skip(fixedParts.Count)));
    }

    /// <summary>The full paths of the files that patterns mean, but for those that others leave out.</summary>
    public static IEnumerable<string> Find(string folder, IEnumerable<string> include, IEnumerable<string> exclude) =>
        Without(folder, include.SelectMany(pattern => new FileGlob(folder, pattern).Files()), exclude);

    /// <summary>Those of some files that no pattern means.</summary>
    public static IEnumerable<string> Without(string folder, IEnumerable<string> files, IEnumerable<string> patterns)
    {
        var globs = patterns.Select(pattern => new FileGlob(folder, pattern)).ToList();
        return files.Where(file => !globs.Exists(glob => glob.IsMatch(file)));
    }

    private IEnumerable<string> Files() => _matcher is not null ? SourceFiles.Below(_root).Where(IsMatch) : File.Exists(_root) ? [_root] : [];

    private bool IsMatch(string file)
    {
        if (_matcher is null)
            return file == _root;
        var relative = Path.GetRelativePath(_root, file).Replace('\\', '/');
        return !relative.StartsWith("../", StringComparison.Ordinal) && _matcher.Match(relative).HasMatches;
    }
}
