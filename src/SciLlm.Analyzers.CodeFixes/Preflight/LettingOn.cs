using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>The ways to let on what a catch clause keeps to itself, the better one first.</summary>
internal static class LettingOn
{
    public static IEnumerable<Rewritten> Of(CatchClauseSyntax clause, FixSite site)
    {
        Func<CatchClauseSyntax, FixSite, Rewritten?>[] ways = OnlyEnds(clause.Block) ? [TryRemoval.Of, Rethrowing.Of] : [Rethrowing.Of, TryRemoval.Of];
        return ways.Select(way => way(clause, site)).OfType<Rewritten>();
    }

    /// <summary>A clause that logs nothing would be left with <c>throw;</c> alone, which is what happens without it.</summary>
    private static bool OnlyEnds(BlockSyntax block) => block.Statements.All(Endings.Of(block).Contains);
}
