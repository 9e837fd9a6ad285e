using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>Ends a catch clause with <c>throw;</c>, whatever it logs. An exception it throws already is given the caught one instead.</summary>
internal static class Rethrowing
{
    public static Rewritten? Of(CatchClauseSyntax clause, FixSite site)
    {
        var rewrite = new Rewrite(site);
        var throws = clause.Block.OwnNodes()
            .Select(static node => (node as ThrowStatementSyntax)?.Expression ?? (node as ThrowExpressionSyntax)?.Expression)
            .OfType<BaseObjectCreationExpressionSyntax>()
            .ToList();
        var endings = Endings.Of(clause.Block).ToList();
        if (throws.Count > 0 && endings.Count == 0)
            return WithInner(clause, throws, rewrite);

        foreach (var ending in endings)
            rewrite.Replace(ending.Span, "throw;");
        rewrite.DropUnusedName(clause);
        if (site.Model.AnalyzeControlFlow(clause.Block) is { Succeeded: true, EndPointIsReachable: true })
            rewrite.Append(clause.Block, "throw;");
        return rewrite.DropUnreachable((TryStatementSyntax)clause.Parent!, without: clause)
            ? rewrite.Finish("Rethrow the failure", SwallowedPreflightCodeFix.Rethrow)
            : null;
    }

    private static Rewritten? WithInner(CatchClauseSyntax clause, List<BaseObjectCreationExpressionSyntax> throws, Rewrite rewrite)
    {
        var variable = rewrite.NameException(clause);
        foreach (var thrown in throws)
        {
            if (thrown.ArgumentList is not { Arguments: [_] } arguments)
                return null;
            rewrite.Replace(new TextSpan(arguments.CloseParenToken.SpanStart, 0), ", " + variable);
        }
        return rewrite.Finish("Carry the failure as the inner exception", SwallowedPreflightCodeFix.Rethrow);
    }
}
