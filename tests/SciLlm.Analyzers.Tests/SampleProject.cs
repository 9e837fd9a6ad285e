using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.CodeFixes;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests;

/// <summary>The sample that breaks every rule, as a project whose sources a test may have changed.</summary>
internal static class SampleProject
{
    private const string Folder = "tests/Samples/DevOpsPipeline";

    private static readonly List<CodeFixProvider> Fixes =
    [
        .. from type in typeof(PavedPathCodeFix).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract
           select (CodeFixProvider)Activator.CreateInstance(type)!,
    ];

    public static TheoryData<string> Paths => [.. RepositoryFolder.SourcesOf(Folder).Select(static source => source.Path)];

    public static string CodeOf(string path) => RepositoryFolder.SourcesOf(Folder).Single(source => source.Path == path).Code;

    /// <summary>One file of the sample with other code in it, among the others as they are.</summary>
    public static Document With(AdhocWorkspace workspace, string path, string code)
    {
        var project = workspace.AddProject("Sample", LanguageNames.CSharp)
            .WithMetadataReferences(GuardedCompilation.References)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .AddDocument("ImplicitUsings.cs", ImplicitUsings.Text).Project;
        project = RepositoryFolder.SourcesOf(Folder)
            .Where(source => source.Path != path)
            .Aggregate(project, static (current, source) => current.AddDocument(source.Path, source.Code).Project);
        return project.AddDocument(path, code);
    }

    /// <summary>What every rule reports in a document; none of them throws.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOf(Document document)
    {
        var model = (await document.GetSemanticModelAsync())!;
        var thrown = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions,
            (exception, rule, _) => thrown.Add($"{rule}: {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = await model.Compilation.WithAnalyzers(GuardedCompilation.Analyzers, options)
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
        Assert.True(thrown.Count == 0, $"{string.Join('\n', thrown)}\n{model.SyntaxTree}");
        return diagnostics;
    }

    /// <summary>The document after each fix that is offered for a diagnostic.</summary>
    public static async Task<IReadOnlyList<Document>> FixedFormsOf(Document document, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        var forms = new List<Document>();
        foreach (var action in offered)
        {
            var applied = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
            forms.Add(applied.ChangedSolution.GetDocument(document.Id)!);
        }
        return forms;
    }
}
