namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the compiler's diagnostics a test must expect.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None: code may even be broken.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,

    /// <summary>Errors, warnings and suggestions.</summary>
    Suggestions,

    /// <summary>All, hidden ones too.</summary>
    All,
}
