namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>
/// A header as an object of its own: <c>new Header("x-api-key", key)</c>, <c>new HttpHeader { Name = …, Value = … }</c>, a
/// <c>KeyValuePair</c> or tuple among headers.
/// </summary>
internal static class HeaderRecord
{
    /// <summary>The gate: nothing is asked of the many constructors that take something else.</summary>
    public static bool MayBe(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is { Arguments.Count: 2 } || creation.Initializer is { Expressions.Count: >= 2 };

    /// <summary>The name and the value, where an expression pairs two such parts.</summary>
    public static (ExpressionSyntax Name, ExpressionSyntax Value)? PartsOf(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case TupleExpressionSyntax { Arguments: [var name, var value] }:
                return (name.Expression, value.Expression);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var name, var value] }:
                return (name.Expression, value.Expression);
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer }:
                return Member(initializer, "Name", "Key") is { } named && Member(initializer, "Value", "Value") is { } given ? (named, given) : null;
            default:
                return null;
        }
    }

    /// <summary>Whether it is a header: its type says so, or what it stands in is called headers.</summary>
    public static bool IsHeader(ExpressionSyntax record, SemanticModels models, CancellationToken cancellation) =>
        record is BaseObjectCreationExpressionSyntax && models.Type(record, cancellation) is { } type && NamesHeaders(type.Name)
        || record.Ancestors().TakeWhile(static ancestor => ancestor is not StatementSyntax).Any(static ancestor => ancestor switch
        {
            AssignmentExpressionSyntax assignment => NamesHeaders(assignment.Left.SimpleName()?.Identifier.ValueText),
            VariableDeclaratorSyntax variable => NamesHeaders(variable.Identifier.ValueText),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax added } => NamesHeaders(added.Expression.SimpleName()?.Identifier.ValueText),
            _ => false,
        });

    private static ExpressionSyntax? Member(InitializerExpressionSyntax initializer, string name, string otherName) => initializer.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(assignment => assignment.Left.SimpleName()?.Identifier.ValueText is { } member && (member == name || member == otherName))?.Right;

    private static bool NamesHeaders(string? name) => name?.IndexOf("header", StringComparison.OrdinalIgnoreCase) >= 0;
}
