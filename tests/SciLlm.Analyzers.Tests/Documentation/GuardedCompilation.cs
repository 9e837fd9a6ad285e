using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SciLlm.Analyzers.Tests.Documentation;

/// <summary>Sources compiled as a program that references the client and the packages around it, with every rule over them.</summary>
internal static class GuardedCompilation
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. from type in typeof(PavedPathAnalyzer).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract
           select (DiagnosticAnalyzer)Activator.CreateInstance(type)!,
    ];

    public static readonly MetadataReference[] References =
    [
        .. from file in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
           let name = Path.GetFileName(file)
           where name is "SciLlm.dll" or "OpenAI.dll" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
           select MetadataReference.CreateFromFile(file),
    ];

    /// <summary>What the rules report, by file and line, and every error of the compiler, which means that the sources are not what they claim to be.</summary>
    /// <param name="others">The additional files of the build: scripts and exceptions.</param>
    /// <param name="today">The day of the build; what is documented with dates is documented for this one.</param>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOf(
        IEnumerable<(string Path, string Code)> sources, IEnumerable<(string Path, string Code)>? others = null, string today = "2026-12-01")
    {
        SyntaxTree[] trees =
        [
            .. sources.Select(source => Parse(source.Code, source.Path)),
            Parse(ImplicitUsings.Text, ""),
        ];
        var kind = trees.Any(HasTopLevelStatements) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var options = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable);
        var diagnostics = await CSharpCompilation.Create("Documented", trees, References, options)
            .WithAnalyzers(Analyzers, new AnalyzerOptions([.. (others ?? []).Select(static other => new AdditionalFile(other.Path, other.Code))], new BuildProperties(("SciLlmToday", today))))
            .GetAllDiagnosticsAsync();
        return
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, ParseOptions, path);

    private static bool HasTopLevelStatements(SyntaxTree tree) => tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
}
