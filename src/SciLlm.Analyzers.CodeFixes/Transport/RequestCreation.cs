namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What <c>new HttpRequestMessage(…) { … }</c> says about the request.</summary>
internal static class RequestCreation
{
    public static bool IsPost(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments.Any(static argument => IsPost(argument.Expression)) == true
        || Assigned(creation, "Method") is { } method && IsPost(method);

    public static bool IsPost(ExpressionSyntax method) =>
        method.ToString() is var text && (text.EndsWith("HttpMethod.Post", StringComparison.Ordinal) || text.Contains("\"POST\""));

    /// <summary>What the initializer gives a property.</summary>
    public static ExpressionSyntax? Assigned(BaseObjectCreationExpressionSyntax creation, string property) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(member => member.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property)?.Right;

    /// <summary>The members of <c>HttpMethod</c> that code names.</summary>
    public static IEnumerable<string> Methods(SyntaxNode code) => code.DescendantNodesAndSelf()
        .OfType<MemberAccessExpressionSyntax>()
        .Where(static access => access.Expression.SimpleName()?.Identifier.ValueText == "HttpMethod")
        .Select(static access => access.Name.Identifier.ValueText);
}
