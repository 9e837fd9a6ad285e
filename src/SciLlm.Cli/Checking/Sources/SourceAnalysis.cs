using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers;
using SciLlm.Cli.Governance;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking.Sources;

/// <summary>Runs the rules over a compilation, as the compiler would.</summary>
internal static class SourceAnalysis
{
    /// <summary>Every rule, and what suppresses them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(PavedPathAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <param name="failed">Told of a rule that threw.</param>
    public static async Task<IReadOnlyList<Violation>> RunAsync(
        CSharpCompilation compilation, SourceProject project, SourceConfigs configs, Action<string> failed, CancellationToken cancellationToken)
    {
        var analyzed = new AnalyzerOptions([.. ExceptionsFiles(project)], configs.Options);
        var options = new CompilationWithAnalyzersOptions(
            analyzed,
            onAnalyzerException: (exception, analyzer, _) => failed($"{analyzer.GetType().Name} threw {exception.GetType().Name}: {exception.Message}"),
            concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var configured = compilation.WithOptions(compilation.Options
            .WithSyntaxTreeOptionsProvider(configs.Severities)
            .WithSpecificDiagnosticOptions(project.NoWarn.ToImmutableDictionary(static id => id, static _ => ReportDiagnostic.Suppress)));
        // Where no rule looks at code, only the names of its files count, and binding what is in them would be most of the work.
        if (!PavedPath.Of(configured, analyzed).SpeaksOfLlms)
            configured = Emptied(configured);
        var found = await configured.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return
        [
            .. from diagnostic in found
               where diagnostic.Id.StartsWith("SCILLM", StringComparison.Ordinal) && diagnostic.Severity != DiagnosticSeverity.Hidden
               select ToViolation(diagnostic, configured, project),
        ];
    }

    private static CSharpCompilation Emptied(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees()
        .AddSyntaxTrees(compilation.SyntaxTrees.Select(static tree => CSharpSyntaxTree.ParseText("", (CSharpParseOptions)tree.Options, tree.FilePath)));

    private static IEnumerable<AdditionalText> ExceptionsFiles(SourceProject project) =>
        from file in ExceptionFiles.Around(project.Folder)
        let text = ScriptContent.Read(file).Text
        where text is not null
        select new ReadText(file, SourceText.From(text));

    private static Violation ToViolation(Diagnostic diagnostic, CSharpCompilation compilation, SourceProject project)
    {
        var severity = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => Severity.Error,
            DiagnosticSeverity.Warning => Severity.Warning,
            _ => Severity.Info,
        };
        var suppression = diagnostic.IsSuppressed ? ToSuppression(diagnostic.GetSuppressionInfo(compilation)) : null;
        var span = diagnostic.Location.GetLineSpan();
        if (!span.IsValid)
            return new Violation(diagnostic.Id, severity, project.Path, 0, 0, diagnostic.GetMessage()) { Suppression = suppression };
        return new Violation(diagnostic.Id, severity, span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, diagnostic.GetMessage())
        {
            EndLine = span.EndLinePosition.Line + 1,
            EndColumn = span.EndLinePosition.Character + 1,
            Suppression = suppression,
        };
    }

    private static Suppression ToSuppression(SuppressionInfo? info) => info?.ProgrammaticSuppressions is [var programmatic, ..]
        ? new Suppression(SuppressionKind.Exception, programmatic.Descriptor.Justification.ToString())
        : new Suppression(
            SuppressionKind.InSource,
            info?.Attribute?.NamedArguments.FirstOrDefault(static argument => argument.Key == "Justification").Value.Value as string);

    private sealed class ReadText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
