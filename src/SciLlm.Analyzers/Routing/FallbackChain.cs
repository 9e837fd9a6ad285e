namespace SciLlm.Analyzers.Routing;

/// <summary>Chains that ask another model, base, key or provider once the first has failed: by an exception, by a result that is not good, by <c>??</c>.</summary>
internal sealed class FallbackChain(LlmEndpoints endpoints, CancellationToken cancellation)
{
    private readonly OtherChoice _choice = new(endpoints, cancellation);

    /// <summary>Where the second choice begins, when a call is the first one made for it; a third choice belongs to the same chain.</summary>
    public SyntaxToken? BeginOf(InvocationExpressionSyntax second)
    {
        foreach (var link in LinksTo(second))
        {
            if (!endpoints.Calls.Reaches(second, cancellation))
                return null;
            if (endpoints.Calls.CallsIn(link.Second, cancellation).FirstOrDefault() != second)
                continue;
            var first = link.First.SelectMany(code => endpoints.Calls.CallsIn(code, cancellation)).FirstOrDefault(call => _choice.IsOther(call, second, link.Second));
            if (first is not null)
                return BeginOf(first) is null ? link.Begin : null;
        }
        return null;
    }

    /// <summary>The places around a call where it may come second.</summary>
    private static IEnumerable<Link> LinksTo(InvocationExpressionSyntax second)
    {
        for (SyntaxNode node = second; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    yield break;
                case CatchClauseSyntax { Parent: TryStatementSyntax around } clause:
                    yield return new(clause.CatchKeyword, [around.Block], clause.Block);
                    break;
                case BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression) && choice.Right == node:
                    yield return new(choice.OperatorToken, [choice.Left], choice.Right);
                    break;
                case IfStatementSyntax test when node == test.Statement && Outcome.IsGood(test.Condition) == false
                    || parent is IfStatementSyntax && node is ElseClauseSyntax && Outcome.IsGood(((IfStatementSyntax)parent).Condition) == true:
                    var branch = (IfStatementSyntax)parent;
                    if (!UsesTested(second, branch))
                        yield return new(Begin(branch), Tested(branch), node);
                    break;
                case BlockSyntax block when node is StatementSyntax statement:
                    var before = block.Statements.Take(block.Statements.IndexOf(statement));
                    foreach (var link in (statement is ReturnStatementSyntax ? before.SelectMany(WithGuarded) : before).Select(earlier => LinkFrom(earlier, second, statement)))
                    {
                        if (link is { } known)
                            yield return known;
                    }
                    break;
            }
        }
    }

    /// <summary>A statement that leaves the second choice only what went wrong in it.</summary>
    private static Link? LinkFrom(StatementSyntax earlier, InvocationExpressionSyntax second, StatementSyntax statement) => earlier switch
    {
        IfStatementSyntax done when Returns(done.Statement) && Outcome.IsGood(done.Condition) == true && !UsesTested(second, done) =>
            new(Begin(done), Tested(done), statement),
        TryStatementSyntax around when around.Catches.FirstOrDefault(EndsThere) is { } clause && around.Block.OwnNodes().Any(static node => node is ReturnStatementSyntax) =>
            new(clause.CatchKeyword, [around.Block], statement),
        _ => null,
    };

    /// <summary><c>if (hasKey) { var answer = …; if (answer != null) return answer; }</c>: what is asked only where it can be.</summary>
    private static IEnumerable<StatementSyntax> WithGuarded(StatementSyntax statement) =>
        statement is IfStatementSyntax { Else: null, Statement: BlockSyntax guarded } ? guarded.Statements.Prepend(statement) : [statement];

    private static bool EndsThere(CatchClauseSyntax clause) => clause.Block.Statements.LastOrDefault() is not
        (ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax);

    private static bool Returns(StatementSyntax branch) => branch is ReturnStatementSyntax || branch is BlockSyntax { Statements: [.., ReturnStatementSyntax] };

    /// <summary>The statements before a test that gave what it looks at.</summary>
    private static IReadOnlyList<SyntaxNode> Tested(IfStatementSyntax test) => test.Parent is not BlockSyntax block ? [] :
    [
        .. block.Statements
            .Take(block.Statements.IndexOf(test))
            .Reverse()
            .Where(statement => statement.DescendantNodes().Any(node => node switch
            {
                VariableDeclaratorSyntax { Initializer: not null } declared => Names(test).Contains(declared.Identifier.ValueText),
                AssignmentExpressionSyntax assignment => assignment.Left.SimpleName() is { } name && Names(test).Contains(name.Identifier.ValueText),
                _ => false,
            })),
    ];

    /// <summary>A failure that was caught before the test led here.</summary>
    private static SyntaxToken Begin(IfStatementSyntax test) =>
        Tested(test).OfType<TryStatementSyntax>().SelectMany(static around => around.Catches).FirstOrDefault()?.CatchKeyword ?? test.IfKeyword;

    /// <summary>A call that works on the first answer is the next step, not another choice.</summary>
    private static bool UsesTested(InvocationExpressionSyntax second, IfStatementSyntax test) => LoopVariables.Mentions(second.ArgumentList,
        [.. Names(test).Except((test.EnclosingMember() as BaseMethodDeclarationSyntax)?.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText) ?? [])]);

    private static HashSet<string> Names(IfStatementSyntax test) =>
        [.. test.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText)];

    /// <param name="Begin">Where the second choice begins.</param>
    /// <param name="First">Where the first one is.</param>
    /// <param name="Second">The code that runs when that failed.</param>
    private readonly record struct Link(SyntaxToken Begin, IReadOnlyList<SyntaxNode> First, SyntaxNode Second);
}
