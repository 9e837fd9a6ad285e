using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.CodeFixes;

namespace SciLlm.Benchmarks.Analyzers;

/// <summary>What an editor asks for one open file after each edit, and when somebody clicks on the light bulb.</summary>
internal static class Editor
{
    private static readonly ImmutableArray<CodeFixProvider> Providers =
    [
        .. typeof(PavedPathCodeFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>What is found in a whole project, by file.</summary>
    public static async Task<ILookup<DocumentId, Diagnostic>> AnalyseAsync(Project project, AnalyzerSuite suite, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var found = await compilation.WithAnalyzers(suite.Analyzers, OptionsOf(suite)).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return found.Where(static diagnostic => diagnostic.Location.IsInSource).ToLookup(diagnostic => project.GetDocument(diagnostic.Location.SourceTree)!.Id);
    }

    /// <summary>What is found in one file, and how long that took.</summary>
    public static async Task<(ImmutableArray<Diagnostic> Found, double Milliseconds)> AnalyseAsync(Document document, AnalyzerSuite suite, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken))!;
        var started = Stopwatch.GetTimestamp();
        var analysis = model.Compilation.WithAnalyzers(suite.Analyzers, OptionsOf(suite));
        var found = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, cancellationToken);
        found = found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken));
        return (found, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>The actions that the light bulb lists for a diagnostic, the best one first.</summary>
    public static async Task<(IReadOnlyList<CodeAction> Actions, double Milliseconds)> ListFixesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(context);
        return ([.. actions.OrderByDescending(static action => action.Priority)], Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    public static async Task<double> ApplyAsync(CodeAction action, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await action.GetOperationsAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static CompilationWithAnalyzersOptions OptionsOf(AnalyzerSuite suite) =>
        new(new AnalyzerOptions(suite.Files), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
}
