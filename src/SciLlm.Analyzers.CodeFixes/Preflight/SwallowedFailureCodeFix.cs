using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>SCILLM404: lets the failure go on to whoever asked; without a <c>try</c>, where the clause does nothing else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SwallowedFailureCodeFix() : PavedPathCodeFix("SCILLM404")
{
    private protected override IEnumerable<Rewritten> Rewrites(FixSite site) =>
        site.Node is CatchClauseSyntax clause ? LettingOn.Of(clause, site) : [];
}
