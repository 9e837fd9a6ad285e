using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>References a test adds to those of its <see cref="ReferenceAssemblies"/>.</summary>
public class MetadataReferenceCollection : List<MetadataReference>
{
    /// <summary>Adds a loaded assembly by its file.</summary>
    public void Add(Assembly assembly) => Add(assembly.Location);

    /// <summary>Adds an assembly file.</summary>
    public void Add(string path) => Add(ReferenceCache.FromFile(path));
}
