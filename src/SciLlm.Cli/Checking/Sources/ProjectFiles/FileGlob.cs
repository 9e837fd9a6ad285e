using Microsoft.Extensions.FileSystemGlobbing;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>The patterns of items, such as <c>**/*.cs</c> and <c>..\Shared\*.cs</c>.</summary>
internal static class FileGlob
{
    /// <summary>The full paths of the files that patterns mean, but for those that others leave out.</summary>
    public static IEnumerable<string> Find(string folder, IEnumerable<string> include, IReadOnlyCollection<string> exclude)
    {
        foreach (var pattern in include.Select(Slashed))
        {
            if (!pattern.Contains('*', StringComparison.Ordinal))
            {
                if (Path.GetFullPath(pattern, folder) is var file && File.Exists(file))
                    yield return file;
                continue;
            }
            // The part without wildcards is a folder of its own, which may lie anywhere.
            var fixedParts = pattern.Split('/').TakeWhile(static part => !part.Contains('*', StringComparison.Ordinal)).ToList();
            var root = Path.GetFullPath(string.Join('/', fixedParts) + "/", folder);
            var matcher = new Matcher(StringComparison.OrdinalIgnoreCase).AddInclude(string.Join('/', pattern.Split('/').Skip(fixedParts.Count)));
            foreach (var file in Without(folder, SourceFiles.Below(root).Where(file => Matches(matcher, root, file)), exclude))
                yield return file;
        }
    }

    /// <summary>Those of some files that no pattern means.</summary>
    public static IEnumerable<string> Without(string folder, IEnumerable<string> files, IReadOnlyCollection<string> patterns)
    {
        if (patterns.Count == 0)
            return files;
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        foreach (var pattern in patterns.Select(Slashed))
            matcher.AddInclude(Path.IsPathRooted(pattern) ? Slashed(Path.GetRelativePath(folder, pattern)) : pattern);
        return files.Where(file => !Matches(matcher, folder, file));
    }

    private static bool Matches(Matcher matcher, string folder, string file) => matcher.Match(Slashed(Path.GetRelativePath(folder, file))).HasMatches;

    private static string Slashed(string pattern) => pattern.Replace('\\', '/') is ['.', '/', .. var rest] ? rest : pattern.Replace('\\', '/');
}
