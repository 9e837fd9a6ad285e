namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What one project of a test holds.</summary>
public class ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
{
    /// <summary>The project's name.</summary>
    public string Name { get; } = name;

    /// <summary>The assembly's name, which is the project's.</summary>
    public string AssemblyName => Name;

    /// <summary>The project's language.</summary>
    public string Language { get; } = language;

    /// <summary>The framework to compile against; the test's own when unset.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    /// <summary>What is compiled; a library when unset. Top-level statements need <see cref="OutputKind.ConsoleApplication"/>.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>How documentation comments are parsed; <see cref="DocumentationMode.Diagnose"/> when unset.</summary>
    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>The C# sources, with or without markup.</summary>
    public SourceFileList Sources { get; } = new(defaultPrefix, defaultExtension);

    /// <summary>Additional files, seen by analyzers and by fixes.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files, with rooted names.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>Names of the other projects this one references.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    /// <summary>Assemblies referenced besides the framework's.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    internal string DefaultPrefix { get; } = defaultPrefix;

    internal string DefaultExtension { get; } = defaultExtension;

    internal ProjectState Copy()
    {
        var copy = new ProjectState(Name, Language, DefaultPrefix, DefaultExtension);
        copy.CopySettingsFrom(this);
        copy.Sources.AddRange(Sources);
        copy.AdditionalFiles.AddRange(AdditionalFiles);
        copy.AnalyzerConfigFiles.AddRange(AnalyzerConfigFiles);
        copy.AdditionalProjectReferences.AddRange(AdditionalProjectReferences);
        copy.AdditionalReferences.AddRange(AdditionalReferences);
        return copy;
    }

    internal void CopySettingsFrom(ProjectState other)
    {
        ReferenceAssemblies ??= other.ReferenceAssemblies;
        OutputKind ??= other.OutputKind;
        DocumentationMode ??= other.DocumentationMode;
    }
}
