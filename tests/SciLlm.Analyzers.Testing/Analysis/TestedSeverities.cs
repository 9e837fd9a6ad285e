using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The severities of a test's compilation: every diagnostic of the analyzers on, their exceptions errors.</summary>
internal static class TestedSeverities
{
    private const string AnalyzerException = "AD0001";

    public static ImmutableDictionary<string, ReportDiagnostic> Of(
        ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<string> disabledIds) =>
        ImmutableDictionary<string, ReportDiagnostic>.Empty
            .SetItems(analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(On))
            .SetItem(AnalyzerException, ReportDiagnostic.Error)
            .SetItems(disabledIds.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));

    private static KeyValuePair<string, ReportDiagnostic> On(DiagnosticDescriptor descriptor) => KeyValuePair.Create(
        descriptor.Id,
        descriptor switch
        {
            { IsEnabledByDefault: true } => ReportDiagnostic.Default,
            { DefaultSeverity: DiagnosticSeverity.Hidden } => ReportDiagnostic.Hidden,
            { DefaultSeverity: DiagnosticSeverity.Info } => ReportDiagnostic.Info,
            { DefaultSeverity: DiagnosticSeverity.Warning } => ReportDiagnostic.Warn,
            _ => ReportDiagnostic.Error,
        });
}
