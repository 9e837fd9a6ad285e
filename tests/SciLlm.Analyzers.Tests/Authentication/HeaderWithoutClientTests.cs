using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Authentication;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>SCILLM101 in a project that does not reference the client: nothing there sends the key once the header is gone.</summary>
public sealed class HeaderWithoutClientTests
{
    private const string Source = """
        class Assistant(HttpClient http)
        {
            public void Prepare(string openAiKey)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
                http.DefaultRequestHeaders.Add([|"x-api-key"|], openAiKey);
            }
        }
        """;

    private const string Removed = """
        class Assistant(HttpClient http)
        {
            public void Prepare(string openAiKey)
            {
                http.BaseAddress = new Uri("https://api.openai.com/v1/");
            }
        }
        """;

    [Fact]
    public Task IsRemoved_WhereSomebodyDecidesSo() =>
        new RuleTest<HandSetHeaderAnalyzer, HandSetHeaderCodeFix>([Source], [Removed], HandSetHeaderCodeFix.RemoveHeader, referencesClient: false)
        {
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();

    [Fact]
    public async Task IsLeftAlone_ByToolsThatFixEverything()
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .WithMetadataReferences(GuardedCompilation.References.Where(static reference => !reference.Display!.EndsWith("SciLlm.dll", StringComparison.Ordinal)))
            .AddDocument("ImplicitUsings.cs", ImplicitUsings.Text).Project
            .AddDocument("Assistant.cs", Source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        var reported = await SampleProject.DiagnosticsOf(document);
        var fix = new HandSetHeaderCodeFix();
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, HandSetHeaderCodeFix.RemoveHeader, fix.FixableDiagnosticIds, new Reported(reported), CancellationToken.None);

        var all = await fix.GetFixAllProvider().GetFixAsync(context);

        Assert.Single(reported);
        var changes = (await all!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>();
        Assert.All(changes, change => Assert.Empty(change.ChangedSolution.GetChanges(document.Project.Solution).GetProjectChanges()));
    }

    private sealed class Reported(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
