using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SciLlm.Analyzers.Survey.Attack;

/// <summary>Asks the fixes as an editor does, and looks at what they make of a document.</summary>
internal static class FixTrials
{
    /// <summary>Of documents that several fixes are tried on.</summary>
    private static readonly ConditionalWeakTable<Document, Task<Dictionary<string, int>>> ErrorsBefore = [];

    public static ImmutableArray<CodeFixProvider> Providers { get; } =
    [
        .. typeof(CodeFixes.PavedPathCodeFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>What a provider offers for a diagnostic, the best first.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OfferedAsync(Document document, CodeFixProvider provider, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The document after a fix.</summary>
    public static async Task<Document> AppliedAsync(Document document, CodeAction action)
    {
        var changes = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return changes.ChangedSolution.GetDocument(document.Id)!;
    }

    /// <summary>The document after every fix of one kind; null where the provider repairs one place at a time only, or none.</summary>
    public static async Task<Document?> AllAppliedAsync(Document document, CodeFixProvider provider, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey)
    {
        if (provider.GetFixAllProvider() is not { } all)
            return null;
        var ids = diagnostics.Select(static each => each.Id);
        var context = new FixAllContext(document, provider, FixAllScope.Document, equivalenceKey, ids, new Known(diagnostics), CancellationToken.None);
        return await all.GetFixAsync(context) is { } action ? await AppliedAsync(document, action) : null;
    }

    /// <summary>What the compiler says about a document that it did not say before, or not as often.</summary>
    public static async Task<IReadOnlyList<string>> NewErrorsAsync(Document before, Document after)
    {
        var known = await ErrorsBefore.GetValue(before, ErrorsAsync);
        return [.. (await ErrorsAsync(after)).Where(error => known.GetValueOrDefault(error.Key) < error.Value).Select(static error => error.Key)];
    }

    private static async Task<Dictionary<string, int>> ErrorsAsync(Document document) => (await document.GetSemanticModelAsync())!
        .GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage()}")
        .ToDictionary(static group => group.Key, static group => group.Count());

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
