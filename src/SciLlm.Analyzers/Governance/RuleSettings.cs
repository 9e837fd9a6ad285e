namespace SciLlm.Analyzers.Governance;

/// <summary>What the project and its configuration files say about a rule in one source.</summary>
internal sealed class RuleSettings(Compilation compilation, AnalyzerOptions options, SyntaxTree source)
{
    /// <summary>The setting that turns a rule off, null where none does. What comes first has the last word, as for the compiler.</summary>
    public string? Silencing(string ruleId)
    {
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(ruleId, out var severity))
            return severity == ReportDiagnostic.Suppress ? "NoWarn" : null;
        var settings = compilation.Options.SyntaxTreeOptionsProvider;
        if (settings is not null && (settings.TryGetDiagnosticValue(source, ruleId, default, out severity) || settings.TryGetGlobalDiagnosticValue(ruleId, default, out severity)))
            return severity == ReportDiagnostic.Suppress ? $"'dotnet_diagnostic.{ruleId}.severity = none'" : null;
        var family = $"dotnet_analyzer_diagnostic.category-{ExceptedRules.CategoryOf(ruleId)}.severity";
        return options.AnalyzerConfigOptionsProvider.GetOptions(source).TryGetValue(family, out var word) && word.Equals("none", StringComparison.OrdinalIgnoreCase)
            ? $"'{family} = none'"
            : null;
    }
}
