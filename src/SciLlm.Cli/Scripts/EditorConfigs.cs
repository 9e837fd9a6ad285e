using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Endpoints;
using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Scripts;

/// <summary>What the .editorconfig files above and below a folder say about files that are no C#, read as the compiler reads them.</summary>
internal sealed class EditorConfigs
{
    /// <summary>Part of every name of a rule, a family or an option: a file without it says nothing about any.</summary>
    private const string Telling = "scillm";

    /// <summary>Read when somebody asks: the compiler's reader takes longer to load than most trees to scan. Null where no file says anything.</summary>
    private readonly Lazy<AnalyzerConfigSet?> _configs;

    private readonly Severity _warning;

    private EditorConfigs(IReadOnlyCollection<(string Path, string Text)> files, Severity warning)
    {
        _warning = warning;
        _configs = new(() => Parse(files));
        NameEndpoints = files.Any(static file => file.Text.Contains("scillm.endpoint_", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether any of them adds to the known endpoints, so that no script can be left unread for its words.</summary>
    public bool NameEndpoints { get; }

    /// <param name="root">A folder, or one file.</param>
    /// <param name="below">The .editorconfig files below it.</param>
    /// <param name="enforcement">As in <see cref="CheckOptions.Enforcement"/>.</param>
    public static EditorConfigs Of(string root, IEnumerable<string> below, string? enforcement)
    {
        var files = new List<(string, string)>();
        for (var above = Path.GetDirectoryName(root); above is not null; above = Path.GetDirectoryName(above))
            Add(Path.Combine(above, ".editorconfig"), files);
        foreach (var file in below.Order(StringComparer.Ordinal))
            Add(file, files);
        return new(files, enforcement == "strict" ? Severity.Error : Severity.Warning);
    }

    public EndpointCatalog EndpointsFor(string path) => EndpointCatalog.From(NameEndpoints ? OptionsFor(path) : static _ => null);

    /// <summary>The options of a file: the value of each, null where it is not set.</summary>
    public Func<string, string?> OptionsFor(string path)
    {
        var options = _configs.Value?.GetOptionsForSourcePath(path).AnalyzerOptions;
        return key => options is not null && options.TryGetValue(key, out var value) ? value : null;
    }

    /// <summary>Null where the rule is turned off.</summary>
    public Severity? SeverityFor(DiagnosticDescriptor rule, string path)
    {
        var byDefault = rule.DefaultSeverity == DiagnosticSeverity.Warning ? _warning : Severity.Info;
        if (_configs.Value is not { } configs)
            return byDefault;
        var options = configs.GetOptionsForSourcePath(path);
        if (options.TreeOptions.TryGetValue(rule.Id, out var severity))
            return Of(severity);
        return options.AnalyzerOptions.TryGetValue($"dotnet_analyzer_diagnostic.category-{rule.Category}.severity", out var word) ? Named(word) : byDefault;
    }

    private static AnalyzerConfigSet? Parse(IReadOnlyCollection<(string Path, string Text)> files)
    {
        if (!files.Any(static file => Tells(file.Text)))
            return null;
        // What ends the search upwards counts, whatever else it says.
        var telling = files.Where(static file => Tells(file.Text) || file.Text.Contains("root", StringComparison.OrdinalIgnoreCase));
        return AnalyzerConfigSet.Create(telling.Select(static file => AnalyzerConfig.Parse(SourceText.From(file.Text), file.Path)).ToList());
    }

    private static bool Tells(string text) => text.Contains(Telling, StringComparison.OrdinalIgnoreCase);

    private static Severity? Of(ReportDiagnostic severity) => severity switch
    {
        ReportDiagnostic.Error => Severity.Error,
        ReportDiagnostic.Info or ReportDiagnostic.Hidden => Severity.Info,
        ReportDiagnostic.Suppress => null,
        _ => Severity.Warning,
    };

    private static Severity? Named(string word) => word.ToLowerInvariant() switch
    {
        "error" => Severity.Error,
        "suggestion" or "silent" or "refactoring" => Severity.Info,
        "none" => null,
        _ => Severity.Warning,
    };

    private static void Add(string path, List<(string, string)> files)
    {
        if (File.Exists(path) && ScriptContent.Read(path).Text is { } text)
            files.Add((path, text));
    }
}
