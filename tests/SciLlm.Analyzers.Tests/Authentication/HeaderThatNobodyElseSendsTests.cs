using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Authentication;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Authentication;

/// <summary>
/// SCILLM101 where nothing sends the key once the header is gone: in a project that does not reference the client, and for what the client cannot ask.
/// </summary>
public sealed class HeaderThatNobodyElseSendsTests
{
    private const string Embeddings = """
        class Index(HttpClient http, string openAiKey)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent text)
            {
                http.DefaultRequestHeaders.Add([|"api-key"|], openAiKey);
                return http.PostAsync("https://api.openai.com/v1/embeddings", text);
            }
        }
        """;

    private const string EmbeddingsRemoved = """
        class Index(HttpClient http, string openAiKey)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent text)
            {
                return http.PostAsync("https://api.openai.com/v1/embeddings", text);
            }
        }
        """;

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

    [Theory]
    [InlineData(Source, Removed, false)]
    [InlineData(Embeddings, EmbeddingsRemoved, true)]
    public Task IsRemoved_WhereSomebodyDecidesSo(string before, string after, bool hasClient) =>
        new RuleTest<HandSetHeaderAnalyzer, HandSetHeaderCodeFix>([before], [after], HandSetHeaderCodeFix.RemoveHeader, hasClient)
        {
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();

    [Fact]
    public Task SaysThatTheClientCannotAsk() => RuleTest<HandSetHeaderAnalyzer>.Says(
        "'api-key' is set by hand for https://api.openai.com/v1/embeddings; SciLlmClient makes no embeddings, so give the call an entry in EXCEPTIONS.md",
        Embeddings.Replace("[|", "{|#0:", StringComparison.Ordinal));

    [Theory]
    [InlineData(Source, false)]
    [InlineData(Embeddings, true)]
    public async Task IsLeftAlone_ByToolsThatFixEverything(string source, bool hasClient)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .WithMetadataReferences(GuardedCompilation.References.Where(reference => hasClient || !reference.Display!.EndsWith("SciLlm.dll", StringComparison.Ordinal)))
            .AddDocument("ImplicitUsings.cs", ImplicitUsings.Text).Project
            .AddDocument("Assistant.cs", source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        var fix = new HandSetHeaderCodeFix();
        var reported = (await SampleProject.DiagnosticsOf(document)).Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).ToList();
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
