namespace SciLlm.Analyzers.Batches;

/// <summary>What an expression's value is made of.</summary>
internal static class ExpressionParts
{
    /// <summary>Whether an initializer sets a property.</summary>
    public static bool Sets(this InitializerExpressionSyntax? initializer, string property) =>
        initializer?.Expressions.Any(each =>
            each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == property) == true;

    /// <summary>The elements of a collection, the branches of a choice, the results of a function.</summary>
    public static IEnumerable<ExpressionSyntax?> Parts(this ExpressionSyntax expression) => expression switch
    {
        BaseObjectCreationExpressionSyntax creation =>
            [.. creation.ArgumentList?.Arguments.Select(static argument => argument.Expression) ?? [], .. creation.Initializer?.Expressions ?? []],
        InitializerExpressionSyntax initializer => initializer.Expressions,
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions ?? [],
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements.Select(static element => element switch
        {
            ExpressionElementSyntax single => single.Expression,
            SpreadElementSyntax spread => spread.Expression,
            _ => null,
        }),
        ConditionalExpressionSyntax choice => [choice.WhenTrue, choice.WhenFalse],
        BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) => [coalesce.Left, coalesce.Right],
        SwitchExpressionSyntax choice => choice.Arms.Select(static arm => arm.Expression),
        AssignmentExpressionSyntax assignment => [assignment.Right],
        ElementAccessExpressionSyntax element => [element.Expression],
        ConditionalAccessExpressionSyntax access => [access.WhenNotNull],
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } result } => [result],
        AnonymousFunctionExpressionSyntax { Block: { } block } =>
            block.OwnNodes().OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression),
        QueryExpressionSyntax query => [Selected(query.Body)],
        _ => [],
    };

    private static ExpressionSyntax? Selected(QueryBodySyntax body) => body.Continuation is { } continuation
        ? Selected(continuation.Body)
        : (body.SelectOrGroup as SelectClauseSyntax)?.Expression;
}
