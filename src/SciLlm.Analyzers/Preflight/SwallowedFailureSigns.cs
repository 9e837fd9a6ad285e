namespace SciLlm.Analyzers.Preflight;

/// <summary>Signs of a failure that a clause gives without passing the exception on: an error state that is set, a message that is shown.</summary>
internal static class SwallowedFailureSigns
{
    private static readonly ImmutableHashSet<string> Telling = ImmutableHashSet.Create(
        "show", "alert", "notify", "notification", "notifications", "toast", "snackbar", "dialog", "popup", "display", "abort", "message", "status",
        "error", "errors", "fail", "failed", "failure", "exit");

    /// <param name="block">The clause's statements.</param>
    /// <param name="asked">Who asked.</param>
    /// <param name="answers">What is given back instead of an answer; an answer is no sign.</param>
    public static bool AreGivenIn(BlockSyntax block, SwallowedFailureAsker asked, IReadOnlyCollection<SyntaxNode> answers) =>
        // Where an answer is given back, a sign that is given in some cases only does not do.
        (asked.GetsNothing ? block.OwnNodes() : block.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression))
            .Where(node => !answers.Any(answer => answer.Span.Contains(node.Span)))
            .Any(node => IsSign(node, asked) && !IsKeptHere(node, block));

    /// <summary>What a variable of the clause holds, nobody else sees.</summary>
    private static bool IsKeptHere(SyntaxNode node, BlockSyntax block) => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } }
        && block.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declared => declared.Identifier.ValueText == name);

    private static bool IsSign(SyntaxNode node, SwallowedFailureAsker asked) => node switch
    {
        AwaitExpressionSyntax awaited => IsSign(awaited.Expression, asked),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => IsSign(call, asked),
        AssignmentExpressionSyntax assignment =>
            assignment.Left.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => SwallowedFailureAnswer.IsFailure(name.Identifier.ValueText))
            || asked.GetsNothing && assignment.Left is MemberAccessExpressionSyntax && IsWords(assignment.Right),
        PostfixUnaryExpressionSyntax { Operand: var count } => count.SimpleName() is { } name && SwallowedFailureAnswer.IsFailure(name.Identifier.ValueText),
        InvocationExpressionSyntax call => IsSign(call, asked),
        _ => false,
    };

    private static bool IsSign(InvocationExpressionSyntax call, SwallowedFailureAsker asked)
    {
        var receiver = call.Receiver()?.ToString() ?? "";
        if (asked.GetsNothing && (receiver.StartsWith("Console", StringComparison.Ordinal) || receiver.StartsWith("AnsiConsole", StringComparison.Ordinal)))
            return true;
        if (FailureUses.IsLogCall(call))
            return false;
        return Tells(call.Expression.SimpleName()?.Identifier.ValueText) || Tells(call.Receiver().SimpleName()?.Identifier.ValueText)
            || asked.GetsNothing && call.ArgumentList.Arguments.Any(static argument => IsWords(argument.Expression));
    }

    private static bool IsWords(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax;

    private static bool Tells(string? name) => name is not null && Vendors.SplitWords(name).Any(Telling.Contains);
}
