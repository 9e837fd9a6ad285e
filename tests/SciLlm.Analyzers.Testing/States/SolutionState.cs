namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A solution before or after a fix, and the diagnostics expected in it.</summary>
public class SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
    : ProjectState(name, language, defaultPrefix, defaultExtension)
{
    /// <summary>What is taken over from the state before; chosen from the content when unset.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>Which markup counts; chosen from the content when unset.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    /// <summary>Further projects beside the one under test.</summary>
    public ProjectCollection AdditionalProjects { get; } = new(language, defaultExtension);

    /// <summary>Expected diagnostics, besides those marked in the sources.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    internal bool IsSet =>
        InheritanceMode is not null || MarkupHandling is not null
        || Sources.Count > 0 || AdditionalFiles.Count > 0 || AnalyzerConfigFiles.Count > 0;
}
