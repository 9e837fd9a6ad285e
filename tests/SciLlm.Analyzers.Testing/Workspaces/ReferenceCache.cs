using System.Collections.Concurrent;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One reference per file for the whole run: reading metadata is what costs most in a small test.</summary>
internal static class ReferenceCache
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Known = new(StringComparer.Ordinal);

    public static MetadataReference FromFile(string path) =>
        Known.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file));

    /// <summary>The shared reference for the same file, or the reference itself where it is no plain file.</summary>
    public static MetadataReference Share(MetadataReference reference) =>
        reference is PortableExecutableReference { FilePath: { } path } && reference.Properties == MetadataReferenceProperties.Assembly
            ? FromFile(path)
            : reference;
}
