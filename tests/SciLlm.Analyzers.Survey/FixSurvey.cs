using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SciLlm.Analyzers.Survey;

/// <summary>
/// Tries every fix on what was reported: which are offered, which of them change the code, and what the compiler says once fix-all has been
/// through each document. The client is added to the references, since without it most fixes are not offered.
/// </summary>
/// <param name="root">The folder that paths are shown relative to.</param>
/// <param name="output">Where fixed sources are written; null for nowhere.</param>
internal sealed class FixSurvey(string root, string? output)
{
    private static readonly MetadataReference[] Client =
    [
        MetadataReference.CreateFromFile(typeof(SciLlmClient).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.AI.ChatMessage).Assembly.Location),
    ];

    private static readonly CodeFixProvider[] Providers =
    [
        .. typeof(CodeFixes.PavedPathCodeFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private readonly Dictionary<string, int> _reported = [];
    private readonly Dictionary<string, Dictionary<string, int>> _offered = [];
    private readonly Dictionary<string, int> _applied = [];
    private int _errors;

    public async Task TryAsync(CSharpCompilation compilation, ImmutableArray<Diagnostic> reported)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, compilation.AssemblyName!, compilation.AssemblyName!, LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References.Concat(Client)));
        foreach (var tree in compilation.SyntaxTrees)
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath).Project;

        var inSource = reported.Where(static diagnostic => diagnostic.Location.IsInSource);
        foreach (var file in inSource.ToLookup(static diagnostic => diagnostic.Location.SourceTree!.FilePath))
        {
            var document = project.Documents.First(each => each.FilePath == file.Key);
            foreach (var provider in Providers)
            {
                var tree = (await document.GetSyntaxTreeAsync())!;
                var diagnostics = file.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                    .Select(diagnostic => Diagnostic.Create(
                        diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.AdditionalLocations, diagnostic.Properties))
                    .ToImmutableArray();
                if (diagnostics.Length > 0)
                    await TryAsync(document, provider, diagnostics);
            }
        }
    }

    public void PrintSummary()
    {
        foreach (var (id, count) in _reported.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            var offered = _offered.GetValueOrDefault(id) ?? [];
            var kinds = string.Join(", ", offered.Select(static each => $"{each.Value} {each.Key}"));
            Console.Error.WriteLine(
                $"{id}: {count} reported, {offered.Values.Sum()} fixes offered ({kinds}), {_applied.GetValueOrDefault(id)} applied");
        }
        Console.Error.WriteLine($"{_errors} new compiler errors");
    }

    private async Task TryAsync(Document document, CodeFixProvider provider, ImmutableArray<Diagnostic> diagnostics)
    {
        string? key = null;
        foreach (var diagnostic in diagnostics)
        {
            var actions = new List<CodeAction>();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
            await provider.RegisterCodeFixesAsync(context);
            _reported[diagnostic.Id] = _reported.GetValueOrDefault(diagnostic.Id) + 1;
            key ??= actions.FirstOrDefault()?.EquivalenceKey;
            if (actions is [var first, ..])
            {
                var offered = _offered.TryGetValue(diagnostic.Id, out var known) ? known : _offered[diagnostic.Id] = [];
                offered[first.EquivalenceKey!] = offered.GetValueOrDefault(first.EquivalenceKey!) + 1;
                if (await ChangesAsync(document, first))
                    _applied[diagnostic.Id] = _applied.GetValueOrDefault(diagnostic.Id) + 1;
            }
            Console.Error.WriteLine($"{Place(diagnostic)}\t{diagnostic.Id}\t{actions.FirstOrDefault()?.EquivalenceKey ?? "no fix"}");
        }
        if (key is not null)
            await FixAllAsync(document, provider, diagnostics, key);
    }

    private static async Task<bool> ChangesAsync(Document document, CodeAction action)
    {
        var changes = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return !(await changes.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ContentEquals(await document.GetTextAsync());
    }

    private async Task FixAllAsync(Document document, CodeFixProvider provider, ImmutableArray<Diagnostic> diagnostics, string key)
    {
        var ids = diagnostics.Select(static each => each.Id);
        var context = new FixAllContext(document, provider, FixAllScope.Document, key, ids, new Known(diagnostics), CancellationToken.None);
        if (await provider.GetFixAllProvider()!.GetFixAsync(context) is not { } action)
            return;
        var changes = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        var after = changes.ChangedSolution.GetDocument(document.Id)!;
        var before = await ErrorsAsync(document);
        foreach (var error in (await ErrorsAsync(after)).Where(error => before.GetValueOrDefault(error.Key) < error.Value))
        {
            _errors++;
            Console.Error.WriteLine($"{Path.GetRelativePath(root, document.FilePath!)}\t{provider.GetType().Name}\t{error.Key}");
        }
        if (output is null)
            return;
        var target = Path.Combine(output, provider.GetType().Name, Path.GetRelativePath(root, document.FilePath!));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var text = await after.GetTextAsync();
        await File.WriteAllTextAsync(target, text.ToString(), text.Encoding ?? System.Text.Encoding.UTF8);
    }

    private static async Task<Dictionary<string, int>> ErrorsAsync(Document document) => (await document.GetSemanticModelAsync())!
        .GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage()}")
        .ToDictionary(static group => group.Key, static group => group.Count());

    private string Place(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{Path.GetRelativePath(root, span.Path)}\t{span.StartLinePosition.Line + 1}";
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
