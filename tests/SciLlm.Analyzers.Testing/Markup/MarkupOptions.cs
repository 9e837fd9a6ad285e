namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How markup is read.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary>The defaults.</summary>
    None = 0,

    /// <summary><c>[|…|]</c> stands for the first of several descriptors, instead of failing.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is C# (raw interpolated strings), not a position.</summary>
    TreatPositionIndicatorsAsCode = 2,
}
