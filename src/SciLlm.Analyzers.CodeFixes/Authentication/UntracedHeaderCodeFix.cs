using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>SCILLM102: takes the header away, once somebody has said that the request is for an LLM.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UntracedHeaderCodeFix() : PavedPathCodeFix("SCILLM102")
{
    public const string RemoveHeader = HandSetHeaderCodeFix.RemoveHeader;

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site) =>
        HeaderRemoval.HeaderAt(site) is { } header && HeaderRemoval.Of(site, header) is { } removed ? [removed] : [];
}
