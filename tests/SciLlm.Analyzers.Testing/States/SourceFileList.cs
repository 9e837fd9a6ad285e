using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The sources of a project; those added without a name are numbered: <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c>.</summary>
public class SourceFileList(string defaultPrefix, string defaultExtension) : SourceFileCollection
{
    /// <summary>Adds a source under the next default name.</summary>
    public void Add(string content) => Add((NextName, content));

    /// <summary>Adds a source under the next default name.</summary>
    public void Add(SourceText content) => Add((NextName, content));

    private string NextName => $"{defaultPrefix}{Count}.{defaultExtension}";
}
