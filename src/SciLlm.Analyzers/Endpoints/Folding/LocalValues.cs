namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>
/// The values a local may hold where it is used. An assignment that every path to the use runs through hides the
/// earlier ones; one inside a branch adds to them.
/// </summary>
internal sealed class LocalValues(SemanticModels models)
{
    public IEnumerable<ValueSource> Of(ISymbol local, SyntaxNode use, CancellationToken cancellation)
    {
        var values = new List<ValueSource>();
        SyntaxNode? scope = null;
        foreach (var declaration in models.Declarations(local, cancellation))
        {
            scope ??= declaration.EnclosingMember();
            if (Declared(local, declaration) is { } value)
                values.Add(value);
        }
        if (scope is null)
            return values;

        foreach (var (change, name, source) in LocalChanges.Of(local, scope))
        {
            if (!IsBefore(change, use) || !models.Symbol(name, cancellation).SameAs(local))
                continue;
            var isCertain = Dominates(change, use);
            // x ??= y leaves what x was before.
            if (isCertain && source.Kind == ValueSourceKind.Assigned && !change.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                values.Clear();
            values.Add(source with { IsCertain = isCertain });
        }
        return values;
    }

    private static ValueSource? Declared(ISymbol local, SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => new(value),
        ForEachStatementSyntax loop => new(loop.Expression, ValueSourceKind.Element),
        SingleVariableDesignationSyntax designation => Designated(designation),
        _ => null,
    };

    /// <summary><c>var (a, b) = (x, y)</c>, <c>foreach (var (a, b) in …)</c> and <c>x is string s</c>.</summary>
    private static ValueSource? Designated(SingleVariableDesignationSyntax designation)
    {
        switch (designation.Parent)
        {
            case ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } } tuple
                when assignment.Right.Unwrap() is TupleExpressionSyntax values:
                var index = tuple.Variables.IndexOf(designation);
                return index < values.Arguments.Count ? new(values.Arguments[index].Expression) : null;
            case DeclarationPatternSyntax { Parent: IsPatternExpressionSyntax test }:
                return new(test.Expression);
            case VarPatternSyntax { Parent: IsPatternExpressionSyntax test }:
                return new(test.Expression);
            case RecursivePatternSyntax { Parent: IsPatternExpressionSyntax test }:
                return new(test.Expression);
            default:
                return null;
        }
    }

    private static bool IsBefore(SyntaxNode change, SyntaxNode use)
    {
        if (change.SyntaxTree != use.SyntaxTree || change.Span.End <= use.SpanStart)
            return true;
        // Later in the text but in the same loop: the next round sees it. In a lambda: any time.
        return change.Ancestors().Any(ancestor =>
            ancestor is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax
            && ancestor.Span.Contains(use.Span));
    }

    private static bool Dominates(SyntaxNode change, SyntaxNode use) =>
        change.Parent is ExpressionStatementSyntax { Parent: { } block }
        && block is BlockSyntax or GlobalStatementSyntax
        && (block is GlobalStatementSyntax ? block.Parent! : block).Span.Contains(use.Span)
        && change.Span.End <= use.SpanStart;
}
