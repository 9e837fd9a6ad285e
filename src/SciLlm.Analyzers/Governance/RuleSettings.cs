namespace SciLlm.Analyzers.Governance;

/// <summary>What the project and its configuration files say about the rules in one source.</summary>
internal sealed class RuleSettings(Compilation compilation, AnalyzerOptions options, SyntaxTree source)
{
    private static readonly Dictionary<string, string> FamilyKeys =
        ExceptedRules.All.ToDictionary(static rule => rule.Id, static rule => $"dotnet_analyzer_diagnostic.category-{rule.Category}.severity");

    private readonly AnalyzerConfigOptions _options = options.AnalyzerConfigOptionsProvider.GetOptions(source);

    /// <summary>The setting that turns a rule off, null where none does. What comes first has the last word, as for the compiler.</summary>
    public string? Silencing(string ruleId)
    {
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(ruleId, out var severity) && severity != ReportDiagnostic.Default)
            return severity == ReportDiagnostic.Suppress ? "NoWarn" : null;
        var settings = compilation.Options.SyntaxTreeOptionsProvider;
        if (settings is not null && (settings.TryGetDiagnosticValue(source, ruleId, default, out severity) || settings.TryGetGlobalDiagnosticValue(ruleId, default, out severity)))
            return severity == ReportDiagnostic.Suppress ? $"'dotnet_diagnostic.{ruleId}.severity = none'" : null;
        return _options.TryGetValue(FamilyKeys[ruleId], out var word) && word.Equals("none", StringComparison.OrdinalIgnoreCase) ? $"'{FamilyKeys[ruleId]} = none'" : null;
    }
}
