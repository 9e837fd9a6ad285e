namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Reads code that lists the elements of a JSON array.</summary>
internal static class PayloadList
{
    /// <summary>The elements, a spread as such; null where the code does not list them.</summary>
    public static IReadOnlyList<SyntaxNode>? Elements(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection =>
            [.. collection.Elements.Select(static element => (element as ExpressionElementSyntax)?.Expression ?? (SyntaxNode)element)],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        BaseObjectCreationExpressionSyntax
        {
            Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer,
            ArgumentList: null or { Arguments.Count: 0 },
        } => [.. initializer.Expressions],
        // new JsonArray(message, message)
        ObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: > 0 } arguments } creation
            when creation.Type.SimpleName()?.Identifier.ValueText is "JsonArray" or "JArray" =>
            [.. arguments.Select(static argument => argument.Expression)],
        _ => null,
    };
}
