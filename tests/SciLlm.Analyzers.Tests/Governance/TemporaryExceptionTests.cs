using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.CodeFixes;
using SciLlm.Analyzers.CodeFixes.Governance;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Governance;

/// <summary>The fixes whose change is made in an EXCEPTIONS.md, on the first of December.</summary>
public sealed class TemporaryExceptionTests : IDisposable
{
    private const string Head = "| Rule | Path | Reason | Owner | Expires |\r\n|---|---|---|---|---|\r\n";
    private const string RawCall = """class Gateway { Task Ask() => new HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", null); }""";

    private readonly AdhocWorkspace _workspace = new();

    [Fact]
    public async Task FirstExceptionMakesTheFile_BesideTheSolution()
    {
        var (path, page) = await Fixed<TemporaryExceptionCodeFix>(Project(RawCall), "SCILLM201");

        Assert.Equal("/repo/EXCEPTIONS.md", path);
        Assert.EndsWith($"| SCILLM201 | src/App/Legacy/Gateway.cs | temporary, until it goes through SciLLM | {Environment.UserName} | 2026-12-31 |", page.TrimEnd());
    }

    [Fact]
    public async Task FirstExceptionMakesTheFile_WithAPathOfWindowsThere()
    {
        var (path, page) = await Fixed<TemporaryExceptionCodeFix>(Project(RawCall, @"C:\repo\"), "SCILLM201");

        Assert.Equal(@"C:\repo\EXCEPTIONS.md", path);
        Assert.Contains("| SCILLM201 | src/App/Legacy/Gateway.cs |", page);
    }

    [Fact]
    public async Task NearestFileIsExtended_AndKeepsItsLineBreaks()
    {
        var project = Project(RawCall, ("/repo/EXCEPTIONS.md", ""), ("/repo/src/EXCEPTIONS.md", Head + "| SCILLM202 | a.cs | why | me | 2026-12-02 |\r\n\r\nThe end.\r\n"), ("/repo/lib/EXCEPTIONS.md", ""));

        var (path, page) = await Fixed<TemporaryExceptionCodeFix>(project, "SCILLM201");

        Assert.Equal("/repo/src/EXCEPTIONS.md", path);
        Assert.Equal(
            Head + $"| SCILLM202 | a.cs | why | me | 2026-12-02 |\r\n| SCILLM201 | App/Legacy/Gateway.cs | temporary, until it goes through SciLLM | {Environment.UserName} | 2026-12-31 |\r\n\r\nThe end.\r\n",
            page);
    }

    [Fact]
    public async Task DiagnosticIsSuppressed_OnceTheFixIsApplied()
    {
        var project = Project(RawCall);
        var changed = await ChangedBy<TemporaryExceptionCodeFix>(project, "SCILLM201");

        Assert.Empty(await Reported(changed.GetProject(project.Id)!));
    }

    [Fact]
    public async Task PragmaGetsItsEntry()
    {
        var project = Project("#pragma warning disable SCILLM201\n" + RawCall);
        var changed = await ChangedBy<UnlistedSuppressionCodeFix>(project, "SCILLM903");

        Assert.Empty(await Reported(changed.GetProject(project.Id)!));
    }

    [Fact]
    public async Task EntryThatCoversNothingIsRemoved()
    {
        const string Row = "| SCILLM101 | src/App/Legacy/Gateway.cs | why | me | 2026-12-02 |\r\n";
        var project = Project("class Gateway;", ("/repo/EXCEPTIONS.md", Head + Row + "\r\nThe end.\r\n"));

        var (_, page) = await Fixed<UnusedExceptionCodeFix>(project, "SCILLM904");

        Assert.Equal(Head + "\r\nThe end.\r\n", page);
    }

    [Fact]
    public async Task ScriptsAreOfferedOne_Too()
    {
        var project = Project("class Gateway;", ("/repo/src/App/ask.sh", "curl https://api.openai.com/v1/chat/completions"));

        var (path, page) = await Fixed<TemporaryExceptionCodeFix>(project, "SCILLM204");

        Assert.Equal("/repo/EXCEPTIONS.md", path);
        Assert.Contains("| SCILLM204 | src/App/ask.sh |", page);
    }

    [Fact]
    public void EveryViolationIsOfferedOne_AndOnlyOneAtATime()
    {
        var fix = new TemporaryExceptionCodeFix();

        Assert.Equal(Rules.All.Select(static rule => rule.Id).Where(static id => !id.StartsWith("SCILLM9", StringComparison.Ordinal)), fix.FixableDiagnosticIds);
        Assert.Null(fix.GetFixAllProvider());
        Assert.Null(new UnlistedSuppressionCodeFix().GetFixAllProvider());
        Assert.Equal(["Document", "AdditionalDocument"], typeof(TemporaryExceptionCodeFix).GetCustomAttribute<ExportCodeFixProviderAttribute>()!.DocumentKinds);
    }

    [Fact]
    public async Task NothingThatFixesManyPlacesWritesOne()
    {
        var offering = typeof(PavedPathCodeFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .Where(static provider => provider.GetFixAllProvider() is not null);
        var project = Project("#pragma warning disable SCILLM202\n" + RawCall);
        var reported = await Reported(project);

        foreach (var provider in offering)
        {
            foreach (var diagnostic in reported.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
                Assert.All(await Offers(provider, project, diagnostic), static action => Assert.NotEqual(TemporaryException.Add, action.EquivalenceKey));
        }
    }

    public void Dispose() => _workspace.Dispose();

    private Project Project(string source, params (string Path, string Text)[] others) => Project(source, "/repo/", others);

    private Project Project(string source, string root, params (string Path, string Text)[] others)
    {
        string In(string path) => root + path.Replace('/', root[^1]);
        var id = ProjectId.CreateNewId();
        var info = ProjectInfo.Create(
            id, VersionStamp.Default, "App", "App", LanguageNames.CSharp, In("src/App/App.csproj"),
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: GuardedCompilation.References);
        var solution = _workspace.AddSolution(SolutionInfo.Create(SolutionId.CreateNewId(), VersionStamp.Default, In("All.sln"), [info]))
            .AddDocument(DocumentId.CreateNewId(id), "Gateway.cs", SourceText.From(source), filePath: In("src/App/Legacy/Gateway.cs"))
            .AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.cs", SourceText.From(ImplicitUsings.Text), filePath: In("src/App/ImplicitUsings.cs"))
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From("is_global = true\nbuild_property.SciLlmToday = 2026-12-01\n"), filePath: "/repo/.globalconfig");
        return others.Aggregate(
            solution,
            (current, other) => current.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(other.Path), SourceText.From(other.Text), filePath: other.Path)).GetProject(id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> Reported(Project project) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers(GuardedCompilation.Analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();

    private static async Task<List<CodeAction>> Offers(CodeFixProvider provider, Project project, Diagnostic diagnostic)
    {
        var path = diagnostic.Location.GetLineSpan().Path;
        var document = project.AdditionalDocuments.Concat(project.Documents).Single(document => document.FilePath == path);
        var offered = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
    }

    private static async Task<Solution> ChangedBy<TFix>(Project project, string id)
        where TFix : CodeFixProvider, new()
    {
        var diagnostic = (await Reported(project)).Single(diagnostic => diagnostic.Id == id);
        var action = Assert.Single(await Offers(new TFix(), project, diagnostic));
        return (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<(string Path, string Text)> Fixed<TFix>(Project project, string id)
        where TFix : CodeFixProvider, new()
    {
        var changes = (await ChangedBy<TFix>(project, id)).GetChanges(project.Solution).GetProjectChanges().Single();
        Assert.Empty(changes.GetChangedDocuments());
        var page = changes.NewProject.GetAdditionalDocument(changes.GetAddedAdditionalDocuments().Concat(changes.GetChangedAdditionalDocuments()).Single())!;
        return (page.FilePath!, (await page.GetTextAsync()).ToString());
    }
}
