using SciLlm.Analyzers.Scripts;

namespace SciLlm.Analyzers.Governance;

/// <summary>What one project can say about an entry that may be there for others, too.</summary>
internal sealed class ProjectFiles(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
{
    private const string ProjectFolderProperty = "build_property.ProjectDir";

    /// <summary>Set by a check that hears every project on every entry before it believes that nobody needs one.</summary>
    private const string IsOneOfManyProperty = "build_property.SciLlmAnalysis";

    public Compilation Compilation => compilation;

    public AnalyzerOptions Options => options;

    public CancellationToken Cancellation => cancellation;

    private string? Folder => Property(ProjectFolderProperty) is { } folder ? PathGlob.WithSlashes(folder).TrimEnd('/') : null;

    public IEnumerable<SyntaxTree> Sources(ExceptionsFile file, ExceptionEntry entry) =>
        compilation.SyntaxTrees.Where(tree => file.Reaches(entry, tree.FilePath));

    public IEnumerable<AdditionalText> Scripts(ExceptionsFile file, ExceptionEntry entry) =>
        options.AdditionalFiles.Where(script => ScriptLanguages.Of(script.Path) is not null && file.Reaches(entry, script.Path));

    /// <summary>Whether an entry is about this project: it names files of it, or stands beside it.</summary>
    public bool AreMeant(ExceptionsFile file, ExceptionEntry entry) =>
        Sources(file, entry).Any() || Scripts(file, entry).Any() || (Folder is { } folder && IsSame(folder, file.Folder));

    /// <summary>Whether nobody else can have a use for an entry: no other project has such files, and no other target compiles other parts of them.</summary>
    public bool AreAllThereIs(ExceptionsFile file, ExceptionEntry entry) =>
        Property(IsOneOfManyProperty) == "true"
        || ((entry.Path.IsOneFile || IsInFolder(file.Folder + "/" + entry.Path.FixedFolder)) && !Sources(file, entry).Any(HasPartsLeftOut));

    private bool IsInFolder(string folder) => Folder is { } own && (IsSame(own, folder.TrimEnd('/')) || PathGlob.Relative(own, folder) is not null);

    private bool HasPartsLeftOut(SyntaxTree source) =>
        source.GetRoot(cancellation) is { ContainsDirectives: true } root && root.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia));

    private string? Property(string name) => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(name, out var value) ? value : null;

    private static bool IsSame(string folder, string other) => folder.Equals(other, StringComparison.OrdinalIgnoreCase);
}
