using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Survey.Attack;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests;

/// <summary>The sample that breaks every rule, as a project whose sources a test may have changed.</summary>
internal static class SampleProject
{
    private const string Folder = "tests/Samples/DevOpsPipeline";

    public static IReadOnlyList<(string Path, string Code)> Sources { get; } = [.. RepositoryFolder.SourcesOf(Folder)];

    /// <summary>A program that references the client and the packages around it, and has no source but the implicit usings.</summary>
    private static readonly Lazy<Project> Empty = new(static () => new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
        .WithMetadataReferences(GuardedCompilation.References)
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
        .AddDocument("ImplicitUsings.cs", ImplicitUsings.Text).Project);

    private static readonly Lazy<Project> Sample = new(static () =>
        Sources.Aggregate(Empty.Value, static (project, source) => project.AddDocument(source.Path, source.Code).Project));

    public static TheoryData<string> Paths => [.. Sources.Select(static source => source.Path)];

    public static string CodeOf(string path) => Sources.Single(source => source.Path == path).Code;

    /// <summary>One file of the sample with other code in it, among the others as they are.</summary>
    public static Document With(string path, string code) => Sample.Value.Documents.Single(document => document.Name == path).WithText(SourceText.From(code));

    /// <summary>A file in a project of its own.</summary>
    public static Document Alone(SourceText code) => Empty.Value.AddDocument("Alone.cs", code);

    /// <summary>What every rule reports in a document, in the order of its places, when an editor asks for that file alone; none of them throws.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsOf(Document document, bool isConcurrent = false) => DiagnosticsOf(
        document, isConcurrent, static async (analysis, model) =>
        [
            .. await analysis.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, CancellationToken.None),
            .. await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None),
        ]);

    /// <summary>The same, of a build of all files.</summary>
    public static Task<ImmutableArray<Diagnostic>> BuildDiagnosticsOf(Document document) => DiagnosticsOf(
        document, isConcurrent: true, static async (analysis, model) =>
            [.. (await analysis.GetAnalyzerDiagnosticsAsync()).Where(each => each.Location.SourceTree == model.SyntaxTree)]);

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(
        Document document, bool isConcurrent, Func<CompilationWithAnalyzers, SemanticModel, Task<ImmutableArray<Diagnostic>>> analyse)
    {
        var model = (await document.GetSemanticModelAsync())!;
        var thrown = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions,
            (exception, rule, _) => thrown.Enqueue($"{rule}: {exception}"),
            isConcurrent,
            logAnalyzerExecutionTime: false);
        var diagnostics = await analyse(model.Compilation.WithAnalyzers(GuardedCompilation.Analyzers, options), model);
        Assert.True(thrown.IsEmpty, $"{string.Join('\n', thrown)}\n{model.SyntaxTree}");
        return [.. diagnostics.OrderBy(static each => each.Location.SourceSpan.Start).ThenBy(static each => each.Id, StringComparer.Ordinal)];
    }

    /// <summary>The document after each fix that is offered for a diagnostic.</summary>
    public static async Task<IReadOnlyList<Document>> FixedFormsOf(Document document, Diagnostic diagnostic)
    {
        var forms = new List<Document>();
        foreach (var provider in FixTrials.Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            foreach (var action in await FixTrials.OfferedAsync(document, provider, diagnostic))
                forms.Add(await FixTrials.AppliedAsync(document, action));
        }
        return forms;
    }
}
