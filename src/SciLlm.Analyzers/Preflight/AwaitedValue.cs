namespace SciLlm.Analyzers.Preflight;

/// <summary>The value a call gives in the end: awaited, waited for, or brought back from another thread.</summary>
internal static class AwaitedValue
{
    /// <summary>The outermost expression with the call's value, such as the <c>await</c> around it.</summary>
    public static ExpressionSyntax Of(InvocationExpressionSyntax call)
    {
        ExpressionSyntax value = call;
        while (Around(value) is { } outer)
            value = outer;
        return value;
    }

    /// <summary>What waits for a task and takes the thread with it: <c>task.Result</c>, <c>task.GetAwaiter().GetResult()</c>.</summary>
    public static ExpressionSyntax Blocking(ExpressionSyntax task)
    {
        var value = task;
        while (Around(value) is { } outer and not (AwaitExpressionSyntax or ParenthesizedExpressionSyntax))
            value = outer;
        return value;
    }

    /// <summary>Whether an expression's value is thrown away, or ends in a variable that is never read.</summary>
    public static bool IsUnseen(ExpressionSyntax value) => value.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } local } =>
            IsNeverRead(local.Identifier.ValueText, local),
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => GivesNothing(method.ReturnType),
        ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax function } => GivesNothing(function.ReturnType),
        _ => false,
    };

    private static ExpressionSyntax? Around(ExpressionSyntax value) => value.Parent switch
    {
        AwaitExpressionSyntax or ParenthesizedExpressionSyntax => (ExpressionSyntax)value.Parent,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result => result,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait", Parent: InvocationExpressionSyntax waiting } => waiting,
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } body, Parent.Parent.Parent: InvocationExpressionSyntax run } when body == value
            && run.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" }, Name.Identifier.ValueText: "Run" } => run,
        _ => null,
    };

    /// <summary>A method that ends with the call but returns <c>void</c> or a plain <c>Task</c>.</summary>
    private static bool GivesNothing(TypeSyntax returned) =>
        returned is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || returned.SimpleName() is IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" };

    private static bool IsNeverRead(string variable, VariableDeclaratorSyntax local) => local.EnclosingMember() is { } member && member.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == variable)
        .All(static name => name.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax }
            || name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name);
}
