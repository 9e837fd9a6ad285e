namespace SciLlm.Analyzers.Preflight;

/// <summary>What comes of a failure that is caught and not thrown on: nothing, a note in a log, or something that passes for an answer.</summary>
internal static class SwallowedFailureEnd
{
    /// <summary>How the failure is swallowed, as the end of a sentence; null when whoever asked, or a person, can tell what happened.</summary>
    public static string? Of(CatchClauseSyntax clause, SwallowedFailureAsker asked, SemanticModel model, CancellationToken cancellation)
    {
        var parameters = asked.Parameters;
        var returns = clause.Block.OwnNodes().OfType<ReturnStatementSyntax>().ToList();
        if (returns.Any(answer => answer.Expression is { } value && !SwallowedFailureAnswer.IsOne(value, asked.GetsText, parameters)))
            return null;

        var texts = asked.GetsText ? returns.Concat(AnswersKeptFor(clause, asked.Function)).ToList()
            : returns.Where(static answer => SwallowedFailureAnswer.IsInWords(answer.Expression)).ToList<SyntaxNode>();
        // What is thrown on in some case is no use of what is swallowed in the others.
        var use = FailureUses.Of(clause.Block, clause.Declaration?.Identifier.ValueText, [.. texts, .. clause.Block.OwnNodes().OfType<ThrowStatementSyntax>()]);
        if (use == FailureUse.HandedOn || ExitCodes.AreSetIn(clause.Block, model, cancellation) || SwallowedFailureSigns.AreGivenIn(clause.Block, asked, texts))
            return null;
        if (Endings.Quote(clause.Block) is { } how && clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax)
            return how;

        var after = After(clause).ToList();
        if (after.Any(statement => ExecutedCode.Throws(statement)
                || statement.OwnNodes().Prepend(statement).OfType<ReturnStatementSyntax>().Any(answer => SwallowedFailureAnswer.TellsOfFailure(answer.Expression))))
            return null;
        return after.FirstOrDefault() is ReturnStatementSyntax answer
            && SwallowedFailureAnswer.IsOne(answer.Expression, asked.GetsText, parameters)
            ? Endings.Quote(answer)
            : returns.Count > 0 ? Endings.Quote(returns[0])
            : use == FailureUse.Logged ? " after it is logged" : "";
    }

    /// <summary>The statements that run next when a clause is run to its end, up to the end of the function or of a round of a loop.</summary>
    public static IEnumerable<StatementSyntax> After(CatchClauseSyntax clause)
    {
        var last = clause.Block.Statements.LastOrDefault();
        if (last is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)
            yield break;
        var left = last is BreakStatementSyntax jump ? jump.Left() : null;
        for (SyntaxNode node = clause; node.Parent is { } parent; node = parent)
        {
            if (parent is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
                yield break;
            if (left is null && node is StatementSyntax statement && Siblings(parent) is { Count: > 0 } siblings)
            {
                foreach (var next in siblings.Skip(siblings.IndexOf(statement) + 1))
                    yield return next;
            }
            if (left is null && node.IsLoop())
                yield break;
            if (parent == left)
                left = null;
        }
    }

    private static SyntaxList<StatementSyntax>? Siblings(SyntaxNode parent) => parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => null,
    };

    /// <summary>Where the clause puts a text into a variable that is the function's answer later.</summary>
    private static IEnumerable<SyntaxNode> AnswersKeptFor(CatchClauseSyntax clause, SyntaxNode? function)
    {
        if (function is null)
            return [];
        var answers = new HashSet<string>(function.OwnNodes()
            .Where(node => node.SpanStart > clause.Span.End)
            .Select(static node => node switch
            {
                ReturnStatementSyntax answer => answer.Expression,
                YieldStatementSyntax answer => answer.Expression,
                _ => null,
            })
            .Select(static answer => (answer?.Unwrap() as IdentifierNameSyntax)?.Identifier.ValueText)
            .OfType<string>());
        return clause.Block.OwnNodes().OfType<AssignmentExpressionSyntax>()
            .Where(kept => kept.Left is IdentifierNameSyntax name && answers.Contains(name.Identifier.ValueText));
    }
}
