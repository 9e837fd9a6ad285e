using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Governance;

/// <summary>SCILLM903, too: an .editorconfig, a .globalconfig or the project turns a rule off, and no entry allows it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlistedSettingAnalyzer() : PavedPathAnalyzer(Rules.UnlistedSetting)
{
    private protected override bool Concerns(PavedPath path) => true;

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        var register = ExceptionRegister.Of(context.Options, context.CancellationToken);
        var unlisted = new ConcurrentDictionary<(string Setting, string Rules), ConcurrentBag<string>>();
        context.RegisterSyntaxTreeAction(tree =>
        {
            var settings = new RuleSettings(path.Compilation, tree.Options, tree.Tree);
            var silenced =
                from rule in ExceptedRules.OfSources
                let setting = settings.Silencing(rule)
                where setting is not null && register.Covering(rule, tree.Tree.FilePath) is null
                group rule by setting;
            foreach (var setting in silenced)
                unlisted.GetOrAdd((setting.Key, string.Join(", ", setting)), static _ => []).Add(tree.Tree.FilePath);
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var setting in unlisted.OrderBy(static each => each.Key))
                end.ReportDiagnostic(Diagnostic.Create(Rules.UnlistedSetting, Location.None, setting.Key.Setting, setting.Key.Rules, " in " + Named(setting.Value)));
        });
    }

    /// <summary>One file by its name, more by their number, too.</summary>
    private static string Named(IReadOnlyCollection<string> paths) =>
        $"'{paths.OrderBy(static path => path, StringComparer.Ordinal).First()}'" + (paths.Count == 1 ? "" : $" and {paths.Count - 1} more");
}
