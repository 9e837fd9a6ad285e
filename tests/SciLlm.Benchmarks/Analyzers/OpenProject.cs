using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Cli.Checking.Sources;

namespace SciLlm.Benchmarks.Analyzers;

/// <summary>All sources of a folder as one project, as an editor has it open, with the client referenced so that fixes are offered.</summary>
internal sealed class OpenProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly Dictionary<DocumentId, int> _lines = [];
    private int _edits;

    private OpenProject(string folder)
    {
        var files = SourceCompilations.OfFolder(folder).SelectMany(static compilation => compilation.SyntaxTrees).ToList();
        var project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Open", "Open", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true),
            // As editors parse. With less, the compiler never calls a single file complete, and rules about whole files would not run at all.
            parseOptions: ((CSharpParseOptions)files[0].Options).WithDocumentationMode(DocumentationMode.Parse),
            metadataReferences: FrameworkReferences.All.Concat(FrameworkReferences.Client)));
        foreach (var file in files.DistinctBy(static file => file.FilePath))
        {
            var document = project.AddDocument(file.FilePath is "" ? "GlobalUsings.cs" : Path.GetFileName(file.FilePath), file.GetText(), filePath: file.FilePath);
            _lines.Add(document.Id, file.GetText().Lines.Count);
            project = document.Project;
        }
        Documents = [.. project.Documents];
    }

    public IReadOnlyList<Document> Documents { get; }

    public int LinesOf(Document document) => _lines[document.Id];

    /// <summary>The project with everything compiled once.</summary>
    public static async Task<OpenProject> OfFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var open = new OpenProject(folder);
        (await open.Documents[0].Project.GetCompilationAsync(cancellationToken))!.GetDiagnostics(cancellationToken);
        return open;
    }

    /// <summary>A file with one more line at its end, once the editor has asked the compiler what that is.</summary>
    public async Task<Document> EditAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken);
        var edited = document.WithText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), $"\n// {++_edits}")));
        (await edited.GetSemanticModelAsync(cancellationToken))!.GetDiagnostics(cancellationToken: cancellationToken);
        return edited;
    }

    public void Dispose() => _workspace.Dispose();
}
