namespace SciLlm.Analyzers.Routing;

/// <summary>
/// Loops that ask one model, base, key or provider after the other until an answer comes. A loop that asks all of them, or the same one again, is none.
/// </summary>
internal static class FallbackLoops
{
    public static bool IsFallback(StatementSyntax loop, LlmCallGraph calls, CancellationToken cancellation) => CallOf(loop, calls, cancellation) is not null;

    /// <summary>The call that is tried with each of them; null where the loop is no fallback.</summary>
    public static InvocationExpressionSyntax? CallOf(StatementSyntax loop, LlmCallGraph calls, CancellationToken cancellation)
    {
        var exits = loop.Exits().ToList();
        if (exits.Count == 0)
            return null;
        var variables = LoopVariables.Of(loop);
        return calls.CallsIn(loop.Body(), cancellation).FirstOrDefault(call =>
            !AvailabilityQuestions.IsOne(call.Expression.SimpleName()!.Identifier.ValueText)
            && exits.Any(exit => exit.Span.End > call.Span.End)
            && (variables.ChooseFor(call) && (variables.AreAlternates || calls.IsAlwaysReachedBy(call, cancellation)) || loop is not CommonForEachStatementSyntax && Switching.IsIn(loop.Body()))
            && GoesOnAfterFailure(loop, call, exits));
    }

    private static bool GoesOnAfterFailure(StatementSyntax loop, InvocationExpressionSyntax call, List<StatementSyntax> exits)
    {
        var tries = call.Ancestors().TakeWhile(ancestor => ancestor != loop).OfType<TryStatementSyntax>().Where(around => around.Block.Span.Contains(call.Span));
        if (tries.SelectMany(static around => around.Catches).Any(clause => StaysIn(loop, clause.Block) || GoesOnIn(loop, clause.Block)))
            return true;
        // Without an exception: the result is looked at, and only a good one ends the loop.
        var results = LoopVariables.MadeFrom(call, loop.Body());
        return exits.Concat(loop.Body().DescendantNodes().OfType<ContinueStatementSyntax>().Where(jump => jump.Left() == loop))
            .Any(jump => jump.Ancestors().TakeWhile(ancestor => ancestor != loop).OfType<IfStatementSyntax>()
                .Any(test => test.SpanStart > call.Span.End && LoopVariables.Mentions(test.Condition, results) && !IsTheOtherWayRound(jump, test)));
    }

    /// <summary>Whether a good result goes on, or a bad one ends the loop: then all are asked, up to the first failure.</summary>
    private static bool IsTheOtherWayRound(StatementSyntax jump, IfStatementSyntax test) =>
        Outcome.IsGood(test.Condition) is { } isGood && (isGood == test.Statement.Span.Contains(jump.Span)) == jump is ContinueStatementSyntax;

    /// <summary><c>if (isQuota) continue; throw;</c></summary>
    private static bool GoesOnIn(StatementSyntax loop, BlockSyntax block) => block.DescendantNodes().OfType<ContinueStatementSyntax>().Any(jump => jump.Left() == loop);

    private static bool StaysIn(StatementSyntax loop, BlockSyntax block) => block.Statements.LastOrDefault() switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax => false,
        BreakStatementSyntax jump => jump.Left() != loop,
        _ => true,
    };
}
