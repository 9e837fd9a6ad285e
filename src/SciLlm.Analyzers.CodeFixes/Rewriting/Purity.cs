namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Whether code that is never run would be missed: reading values and making objects is not, doing something is.</summary>
internal static class Purity
{
    /// <summary>Calls that only make or read a value.</summary>
    private static readonly ImmutableHashSet<string> PureCalls = ImmutableHashSet.Create(
        "GetEnvironmentVariable", "GetValue", "GetSection", "GetConnectionString", "GetRequiredService", "GetService", "CreateClient",
        "Serialize", "SerializeObject", "SerializeToUtf8Bytes", "SerializeToNode", "ToJsonString", "Create", "GetBytes", "ToBase64String",
        "Format", "Concat", "Join", "Combine", "IsNullOrEmpty", "IsNullOrWhiteSpace", "StartsWith", "EndsWith", "Contains", "Equals",
        "ContainsKey", "Trim", "TrimEnd", "TrimStart", "Replace", "ToString", "ToLower", "ToLowerInvariant", "ToUpper", "Substring",
        "Split", "EscapeDataString", "ToArray", "ToList", "Any", "First", "FirstOrDefault", "Last", "LastOrDefault", "Count", "nameof",
        "FromSeconds", "FromMinutes", "FromMilliseconds", "FromObject", "DeepClone", "Parse");

    public static bool IsPure(ExpressionSyntax? expression) =>
        expression is null || expression.DescendantNodesAndSelf(Enters).All(IsPureNode);

    private static bool IsPureNode(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.Expression.SimpleName() is { } name && PureCalls.Contains(name.Identifier.ValueText),
        AwaitExpressionSyntax or ThrowExpressionSyntax or DeclarationExpressionSyntax or SingleVariableDesignationSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Parent is InitializerExpressionSyntax,
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax unary => unary.OperatorToken.Text is not ("++" or "--"),
        _ => true,
    };

    /// <summary>A lambda that is made is not run.</summary>
    private static bool Enters(SyntaxNode node) => node is not AnonymousFunctionExpressionSyntax;
}
