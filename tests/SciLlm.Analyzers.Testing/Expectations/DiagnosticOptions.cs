namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What of a diagnostic an expectation leaves open.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Locations after the first.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>The severity.</summary>
    IgnoreSeverity = 2,
}
