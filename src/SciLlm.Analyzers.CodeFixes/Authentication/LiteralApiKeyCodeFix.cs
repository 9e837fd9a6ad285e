using SciLlm.Analyzers.Authentication;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>SCILLM103: reads the key from the environment. The key has to be revoked all the same: the history keeps it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class LiteralApiKeyCodeFix() : PavedPathCodeFix("SCILLM103")
{
    public const string ReadFromEnvironment = "SciLlm.ReadKeyFromEnvironment";

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Diagnostic.Properties.GetValueOrDefault(LiteralApiKeyAnalyzer.Variable) is not { } variable
            || LiteralApiKeyAnalyzer.TextOf(site.Node) is not { } text || ApiKeyText.FindIn(text) is not { } key)
            return [];
        var rewrite = new Rewrite(site);
        var names = new TypeNames(site.Model, site.Node.SpanStart, alwaysInFull: false);
        var reading = new KeyReading(site, names, variable);
        if (!reading.TryReplace(rewrite, text, key) || !ConstantRelease.TryRelease(rewrite, site.Node))
            return [];
        return rewrite.Finish($"Read the key from {reading.Variable}", ReadFromEnvironment, names) is { } rewritten ? [rewritten] : [];
    }
}
