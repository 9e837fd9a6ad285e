namespace SciLlm.Analyzers.Routing;

/// <summary>Whether a method does nothing but call something that its type holds.</summary>
/// <param name="held">The names of the fields, properties and parameters that are called.</param>
/// <param name="mayReshape">Whether a request made from the method's parameters, and the content taken from the answer, still count as nothing.</param>
internal sealed class Forwarding(ImmutableHashSet<string> held, bool mayReshape)
{
    public bool IsAllOf(MethodDeclarationSyntax method)
    {
        var body = method.ExpressionBody?.Expression ?? method.Body switch
        {
            { Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
            { Statements: [ExpressionStatementSyntax { Expression: var done }] } => done,
            _ => null,
        };
        return body is not null && IsForwarded(body, method.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText).ToImmutableHashSet());
    }

    private bool IsForwarded(ExpressionSyntax expression, ImmutableHashSet<string> parameters) => expression.Unwrap() switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var inner } } => IsForwarded(inner, parameters),
        InvocationExpressionSyntax call => IsHeld(call.Receiver()) && call.ArgumentList.Arguments.All(argument => IsPassedOn(argument.Expression, parameters)),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Content", Expression: var answer } => mayReshape && IsForwarded(answer, parameters),
        _ => false,
    };

    private bool IsHeld(ExpressionSyntax? receiver) => receiver switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => held.Contains(name),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => held.Contains(name),
        _ => false,
    };

    private bool IsPassedOn(ExpressionSyntax argument, ImmutableHashSet<string> parameters) => argument switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => parameters.Contains(name),
        ObjectCreationExpressionSyntax { Type: var type } request when type.SimpleName()?.Identifier.ValueText == nameof(KnownSymbols.CompletionRequest) => mayReshape
            && request.ArgumentList?.Arguments.All(each => IsPassedOn(each.Expression, parameters)) != false
            && request.Initializer?.Expressions.All(each => each is AssignmentExpressionSyntax { Right: var value } && IsPassedOn(value, parameters)) != false,
        _ => false,
    };
}
