using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Governance;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking.Sources;

/// <summary>What the .editorconfig and .globalconfig files in reach of a project say, read as the compiler reads them.</summary>
internal sealed class SourceConfigs
{
    private static readonly string Presets = Path.Combine(AppContext.BaseDirectory, "guard", "buildTransitive", "presets");

    private readonly AnalyzerConfigSet _configs;
    private readonly ImmutableDictionary<string, string> _buildProperties;
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> _byPath = [];

    private SourceConfigs(AnalyzerConfigSet configs, ImmutableDictionary<string, string> buildProperties) => (_configs, _buildProperties) = (configs, buildProperties);

    /// <summary>For the analyzers.</summary>
    public AnalyzerConfigOptionsProvider Options => new Provider(this);

    /// <summary>For the compiler, which asks how severe a diagnostic is.</summary>
    public SyntaxTreeOptionsProvider Severities => new TreeOptions(this);

    public static SourceConfigs Of(SourceProject project, string enforcement, DateTime today)
    {
        var folders = project.Sources.Append(project.Path).Select(Path.GetDirectoryName).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var above = folders.SelectMany(Above).ToHashSet(StringComparer.Ordinal);
        var files = above.SelectMany(static folder => new[] { Path.Combine(folder, ".editorconfig"), Path.Combine(folder, ".globalconfig") })
            .Concat(project.ConfigFiles)
            .Append(Path.Combine(Presets, enforcement + ".globalconfig"))
            .Where(File.Exists).Order(StringComparer.Ordinal);
        var configs = files.Select(static file => (Path: file, ScriptContent.Read(file).Text)).Where(static file => file.Text is not null)
            .Select(static file => AnalyzerConfig.Parse(SourceText.From(file.Text!), file.Path));
        var day = project.Today.Length > 0 ? project.Today : ExceptionDate.Text(today);
        // What the package's targets and the injected ones tell the rules through the build.
        var properties = ImmutableDictionary.Create<string, string>(AnalyzerConfigOptions.KeyComparer)
            .Add("build_property.SciLlmToday", day)
            .Add("build_property.SciLlmAnalysis", "true")
            .Add("build_property.ProjectDir", project.Folder + Path.DirectorySeparatorChar);
        return new(AnalyzerConfigSet.Create(configs.ToList()), properties);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
            yield return above;
    }

    private AnalyzerConfigOptionsResult For(string path) => _byPath.GetOrAdd(path, _configs.GetOptionsForSourcePath);

    private sealed class Provider(SourceConfigs configs) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(configs._configs.GlobalConfigOptions.AnalyzerOptions.SetItems(configs._buildProperties));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GetOptions(tree.FilePath);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GetOptions(textFile.Path);

        private AnalyzerConfigOptions GetOptions(string path) => path.Length == 0 ? GlobalOptions : new Values(configs.For(path).AnalyzerOptions);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class TreeOptions(SourceConfigs configs) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            tree.FilePath.Length > 0 && configs.For(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var word) && bool.TryParse(word, out var isGenerated)
                ? isGenerated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
                : GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return tree.FilePath.Length > 0 && configs.For(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs._configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
