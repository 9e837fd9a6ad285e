namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>A local variable's declaration and every place that names it.</summary>
internal sealed record LocalUses(ILocalSymbol Symbol, VariableDeclaratorSyntax Declarator, ImmutableArray<IdentifierNameSyntax> References)
{
    /// <summary>The statement that declares this local and nothing else; null for a <c>using</c> block, a loop, several at once.</summary>
    public LocalDeclarationStatementSyntax? Statement =>
        Declarator.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement }
            ? statement
            : null;

    public ExpressionSyntax? Value => Declarator.Initializer?.Value;

    public static LocalUses? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        expression.Unwrap() is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol local
            ? Of(local, model, cancellation)
            : null;

    public static LocalUses? Of(ILocalSymbol local, SemanticModel model, CancellationToken cancellation)
    {
        if (local.DeclaringSyntaxReferences is not [var declaration]
            || declaration.GetSyntax(cancellation) is not VariableDeclaratorSyntax declarator
            || declarator.SyntaxTree != model.SyntaxTree || declarator.EnclosingMember() is not { } scope)
            return null;
        var references = scope.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, local))
            .ToImmutableArray();
        return new(local, declarator, references);
    }

    /// <summary>The values of <c>local.Property = …</c>.</summary>
    public IEnumerable<ExpressionSyntax> AssignedTo(string property) => References
        .Select(static reference => reference.Parent)
        .OfType<MemberAccessExpressionSyntax>()
        .Where(access => access.Name.Identifier.ValueText == property)
        .Where(static access => access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
        .Select(static access => ((AssignmentExpressionSyntax)access.Parent!).Right);

    /// <summary>The statement <c>local.X.Y = …;</c> or <c>local.X.Add(…);</c> that a reference begins.</summary>
    public static ExpressionStatementSyntax? SetupBy(IdentifierNameSyntax reference)
    {
        ExpressionSyntax outer = reference;
        while (outer.Parent is MemberAccessExpressionSyntax access && access.Expression == outer
               || outer.Parent is InvocationExpressionSyntax call && call.Expression == outer)
            outer = (ExpressionSyntax)outer.Parent;
        if (outer == reference)
            return null;
        var whole = outer.Parent is AssignmentExpressionSyntax assignment && assignment.Left == outer ? assignment : outer;
        return whole.Parent is ExpressionStatementSyntax setup && !IsSend(outer) ? setup : null;
    }

    private static bool IsSend(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax call && call.Expression.SimpleName() is { } name
        && TransportCalls.MaySend(name.Identifier.ValueText);
}
