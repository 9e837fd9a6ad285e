using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a document is called by its path: <c>/0/Sub/A.cs</c> is <c>A.cs</c> in <c>Sub</c> of the project in <c>/0/</c>.</summary>
internal sealed record DocumentName(string Name, ImmutableArray<string> Folders)
{
    public static DocumentName Of(string path, string defaultPrefix)
    {
        var root = defaultPrefix[..(defaultPrefix.LastIndexOf('/') + 1)];
        if (root.Length > 0 && path.StartsWith(root, StringComparison.Ordinal))
        {
            var parts = path[root.Length..].Split('/');
            return new(parts[^1], [.. parts[..^1]]);
        }

        // A file out of the project's tree has no folders; one with a full path goes by that.
        return new(Path.IsPathRooted(path) ? path : Path.GetFileName(path), []);
    }
}
