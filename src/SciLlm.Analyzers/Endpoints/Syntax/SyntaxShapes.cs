namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>Small questions about syntax that every reader of calls and values asks.</summary>
internal static class SyntaxShapes
{
    /// <summary>The last name of an expression or type: <c>c</c> in <c>a.b.c</c>, <c>a?.c</c> and <c>c&lt;T&gt;</c>.</summary>
    public static SimpleNameSyntax? SimpleName(this SyntaxNode? node) => node switch
    {
        SimpleNameSyntax simple => simple,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        ConditionalAccessExpressionSyntax conditional => conditional.WhenNotNull.SimpleName(),
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        NullableTypeSyntax nullable => nullable.ElementType.SimpleName(),
        _ => null,
    };

    /// <summary>What stands left of the dot, also across <c>?.</c>; null for a bare name.</summary>
    public static ExpressionSyntax? Receiver(this ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => binding.ConditionalReceiver(),
        ElementAccessExpressionSyntax element => element.Expression,
        ElementBindingExpressionSyntax binding => binding.ConditionalReceiver(),
        _ => null,
    };

    public static ExpressionSyntax? Receiver(this InvocationExpressionSyntax call) => call.Expression.Receiver();

    /// <summary>
    /// Parentheses, casts, awaits and <c>!</c> change nothing about which value is meant; nor do
    /// <c>.ConfigureAwait(…)</c> and <c>.GetAwaiter().GetResult()</c> on the way to a task's result.
    /// </summary>
    public static ExpressionSyntax Unwrap(this ExpressionSyntax expression)
    {
        while (Inside(expression) is { } inner)
            expression = inner;
        return expression;
    }

    private static ExpressionSyntax? Inside(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax outer => outer.Expression,
        CastExpressionSyntax outer => outer.Expression,
        AwaitExpressionSyntax outer => outer.Expression,
        InvocationExpressionSyntax call => call.AwaitedTask(),
        CheckedExpressionSyntax outer => outer.Expression,
        PostfixUnaryExpressionSyntax outer when outer.IsKind(SyntaxKind.SuppressNullableWarningExpression) => outer.Operand,
        _ => null,
    };

    private static ExpressionSyntax? AwaitedTask(this InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" } access => access.Expression,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Expression: InvocationExpressionSyntax awaiter } => awaiter.AwaitedTask(),
        _ => null,
    };

    /// <summary>The method, accessor, constructor, lambda or initializer a piece of code runs in.</summary>
    public static SyntaxNode? EnclosingMember(this SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(static ancestor =>
        ancestor is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax
            or GlobalStatementSyntax or LocalFunctionStatementSyntax { Parent: GlobalStatementSyntax } or AttributeListSyntax
            or TypeDeclarationSyntax) switch
    {
        // Top-level statements share one scope.
        GlobalStatementSyntax global => global.Parent,
        var member => member,
    };

    /// <summary>The nodes of a function or block, without those of functions inside it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(this SyntaxNode function) => function.DescendantNodes(node =>
        node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static ExpressionSyntax? ConditionalReceiver(this SyntaxNode binding) =>
        binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression;
}
