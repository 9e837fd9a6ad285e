namespace SciLlm.Analyzers.Preflight;

/// <summary>What becomes of a failure in a catch clause.</summary>
/// <param name="How">How it is swallowed, as the end of a sentence; null when it is not.</param>
/// <param name="Rethrows">Whether it goes on to the next <c>try</c> around.</param>
internal readonly record struct CatchVerdict(string? How, bool Rethrows)
{
    public static CatchVerdict Of(CatchClauseSyntax clause, FailureTypes failures, SemanticModel model, CancellationToken cancellation)
    {
        var variable = clause.Declaration?.Identifier.ValueText;
        var throws = clause.Block.OwnNodes().Where(node => node is ThrowStatementSyntax or ThrowExpressionSyntax && IsForThese(node)).ToList();
        if (throws.Any(node => Carries(node, variable)))
            return new(null, Rethrows: true);
        var use = FailureUses.Of(clause, variable);
        if (use == FailureUse.HandedOn || use == FailureUse.Logged && ExitCodes.AreSetIn(clause.Block, model, cancellation))
            return default;
        return new(
            Endings.Quote(clause.Block) ?? (throws.Count > 0 ? " by an exception that does not carry it" : use == FailureUse.Logged ? " after it is logged" : ""),
            Rethrows: false);

        bool IsForThese(SyntaxNode node) => node.Ancestors()
            .TakeWhile(ancestor => ancestor != clause)
            .OfType<IfStatementSyntax>()
            .All(test => failures.Holds(test.Condition, cancellation) != !test.Statement.Span.Contains(node.Span));
    }

    private static bool Carries(SyntaxNode node, string? variable)
    {
        var thrown = node is ThrowStatementSyntax statement ? statement.Expression : ((ThrowExpressionSyntax)node).Expression;
        return thrown is null || variable is not null && FailureUses.Of(node, variable) == FailureUse.HandedOn;
    }
}
