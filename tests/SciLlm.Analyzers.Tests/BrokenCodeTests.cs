using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.CodeFixes;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests;

/// <summary>While somebody types, most code is broken. No rule and no fix throws over it.</summary>
public sealed class BrokenCodeTests
{
    private const string Sample = "tests/Samples/DevOpsPipeline";

    /// <summary>How many tokens lie between two places where a source is broken.</summary>
    private const int Stride = 29;

    private static readonly List<CodeFixProvider> Fixes =
    [
        .. from type in typeof(PavedPathCodeFix).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract
           select (CodeFixProvider)Activator.CreateInstance(type)!,
    ];

    public static TheoryData<string> Sources => [.. RepositoryFolder.SourcesOf(Sample).Select(static source => source.Path)];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task NothingThrows(string path)
    {
        var sources = RepositoryFolder.SourcesOf(Sample).ToList();
        var whole = sources.Single(source => source.Path == path).Code;
        var others = sources.Where(source => source.Path != path).ToList();

        foreach (var broken in BrokenFormsOf(whole))
        {
            using var workspace = new AdhocWorkspace();
            var project = ProjectOf(workspace, [.. others, (path, broken)]);
            var document = project.Documents.Single(document => document.Name == path);
            foreach (var diagnostic in await DiagnosticsOf(document)) await OfferFixesAsync(document, diagnostic);
        }
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsOf(Document document)
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

    /// <summary>A source that ends early, one that lacks a token, and one that has a token twice, in turn from its beginning to its end.</summary>
    private static IEnumerable<string> BrokenFormsOf(string code)
    {
        var tokens = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().ToList();
        for (var (index, form) = (0, 0); index < tokens.Count; (index, form) = (index + Stride, form + 1))
        {
            var span = tokens[index].Span;
            yield return (form % 3) switch
            {
                0 => code[..span.End],
                1 => code[..span.Start] + code[span.End..],
                _ => code[..span.End] + " " + code[span.Start..],
            };
        }
    }

    private static Project ProjectOf(AdhocWorkspace workspace, IEnumerable<(string Path, string Code)> sources)
    {
        var project = workspace.AddProject("Broken", LanguageNames.CSharp)
            .WithMetadataReferences(GuardedCompilation.References)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .AddDocument("ImplicitUsings.cs", ConsumerProject.ImplicitUsings).Project;
        return sources.Aggregate(project, (current, source) => current.AddDocument(source.Path, source.Code).Project);
    }

    private static async Task OfferFixesAsync(Document document, Diagnostic diagnostic)
    {
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var offered = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
            foreach (var action in offered) await action.GetOperationsAsync(CancellationToken.None);
        }
    }
}
