using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>Returns what failed, where the method's return type is made for it.</summary>
internal static class DetailsReturn
{
    public static Rewritten? Of(CatchClauseSyntax clause, FixSite site, KnownSymbols client)
    {
        var rewrite = new Rewrite(site);
        var caught = clause.Declaration is { } declaration ? site.Model.GetTypeInfo(declaration.Type, site.Cancellation).Type : null;
        var isPreflight = caught.SameAs(client.PreflightException);
        var returned = Returned(clause, site);
        if (!returned.SameAs(client.PreflightDetails) && !(isPreflight && returned.SameAs(client.PreflightResult)))
            return null;

        var ex = rewrite.NameException(clause);
        var status = caught.IsOrDerivesFrom("SciLlm", "SciLlmException") ? $"{ex}.Status" : $"({ex} as SciLlmException)?.Status";
        var details = returned.SameAs(client.PreflightResult) ? $"{ex}.Result"
            : isPreflight ? $"{ex}.Details"
            : $"new PreflightDetails({ex}.GetType().Name, {ex}.Message, {status})";
        foreach (var ending in Endings.Of(clause.Block))
            rewrite.Replace(ending.Span, $"return {details};");
        if (site.Model.AnalyzeControlFlow(clause.Block) is { Succeeded: true, EndPointIsReachable: true })
            rewrite.Append(clause.Block, $"return {details};");
        return rewrite.DropUnreachable((TryStatementSyntax)clause.Parent!, without: clause) ? Finish(rewrite) : null;
    }

    /// <summary>A branch for a result that is not ok.</summary>
    public static Rewritten? Of(SyntaxNode ending, FixSite site, KnownSymbols client)
    {
        if (ending is not (ReturnStatementSyntax or ThrowStatementSyntax)
            || Insisting.TestAround(ending) is not { } test || Insisting.ResultIn(test.Condition, site, client) is not IdentifierNameSyntax result)
            return null;
        var returned = Returned(ending, site);
        var rewrite = new Rewrite(site);
        if (returned.SameAs(client.PreflightDetails))
            rewrite.Replace(ending.Span, $"return {result}.Details;");
        else if (returned.SameAs(client.PreflightResult))
            rewrite.Replace(ending.Span, $"return {result};");
        else
            return null;
        return Finish(rewrite);
    }

    private static Rewritten? Finish(Rewrite rewrite) => rewrite.Finish("Return the PreflightDetails", SwallowedPreflightCodeFix.ReturnDetails);

    /// <summary>What the function around returns, or gives once awaited.</summary>
    private static ITypeSymbol? Returned(SyntaxNode node, FixSite site) =>
        site.Model.GetEnclosingSymbol(node.SpanStart, site.Cancellation) is IMethodSymbol method
            ? method is { IsAsync: true, ReturnType: INamedTypeSymbol { TypeArguments: [var awaited] } } ? awaited : method.ReturnType
            : null;
}
