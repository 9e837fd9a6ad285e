namespace SciLlm.Analyzers.Preflight;

/// <summary>Where a failure may end: in a program's last line of defence, in a question whose answer it is, in a test, before another attempt.</summary>
internal static class SwallowedFailurePlace
{
    public static bool MayEndFailures(CatchClauseSyntax clause) =>
        clause.IsInTest() || AsksWhetherItWorks(clause) || IsLastDefence(clause) || IsTriedAgain(clause) || IsPutBack(clause);

    private static bool AsksWhetherItWorks(CatchClauseSyntax clause) => clause.Ancestors()
        .Select(static ancestor => ancestor switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            _ => null,
        })
        .OfType<string>()
        .Any(static name => LlmCallGraph.IsListing(name) || AvailabilityQuestions.IsOne(name));

    /// <summary>A program that prints what failed and goes no further has told the only one who asked.</summary>
    private static bool IsLastDefence(CatchClauseSyntax clause) =>
        clause.Block.Statements.Count > 0
        && clause.Ancestors().First(static ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
            is GlobalStatementSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Main" };

    /// <summary>
    /// Whether the clause stays in a loop that ends once the call succeeds, or that runs as long as the program does. One that returns after so many
    /// times gives up there.
    /// </summary>
    private static bool IsTriedAgain(CatchClauseSyntax clause) =>
        clause.Block.Statements.LastOrDefault() is not BreakStatementSyntax
        && !clause.Block.OwnNodes().Any(static node => node is ReturnStatementSyntax { Expression: not null })
        && clause.EnclosingLoops().FirstOrDefault() is { } loop
        && (loop is WhileStatementSyntax or DoStatementSyntax || loop.Exits().Any());

    /// <summary>Whether what was asked goes back to where it came from, for a later attempt.</summary>
    private static bool IsPutBack(CatchClauseSyntax clause) => clause.Block.OwnNodes().OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression.SimpleName() is { } name && Vendors.SplitWords(name.Identifier.ValueText).Any(static word => word is "enqueue" or "requeue" or "reschedule"));
}
