namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How a fix is tested.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>One by one, and with fix-all in document, project and solution.</summary>
    None = 0,

    /// <summary>Without fix-all in a document.</summary>
    SkipFixAllInDocumentCheck = 1,

    /// <summary>Without fix-all in a project.</summary>
    SkipFixAllInProjectCheck = 2,

    /// <summary>Without fix-all in the solution.</summary>
    SkipFixAllInSolutionCheck = 4,

    /// <summary>Without fix-all.</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>The first diagnostic only.</summary>
    FixOne = 8,

    /// <summary>Also diagnostics known only at the end of a compilation, for which an IDE offers no fix.</summary>
    SkipLocalDiagnosticCheck = 16,
}
