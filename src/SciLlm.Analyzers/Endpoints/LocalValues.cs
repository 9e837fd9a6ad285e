namespace SciLlm.Analyzers.Endpoints;

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

        foreach (var assignment in Assignments(scope, local.Name))
        {
            if (!IsBefore(assignment, use) || !models.Symbol(assignment.Left, cancellation).SameAs(local))
                continue;
            if (assignment.IsKind(SyntaxKind.AddAssignmentExpression))
            {
                values.Add(new(assignment.Right, ValueSourceKind.Appended));
                continue;
            }
            if (Dominates(assignment, use))
                values.Clear();
            values.Add(new(assignment.Right));
        }
        if (local is ILocalSymbol { Type.Name: "StringBuilder" })
            values.AddRange(Appended(scope, local, use, cancellation));
        return values;
    }

    /// <summary>What <c>text.Append(…)</c> adds to a <c>StringBuilder</c>, in the order of the code.</summary>
    private IEnumerable<ValueSource> Appended(SyntaxNode scope, ISymbol text, SyntaxNode use, CancellationToken cancellation) => scope
        .DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(call => call.ArgumentList.Arguments.Count > 0 && call.Expression.SimpleName()?.Identifier.ValueText is "Append" or "AppendLine" or "AppendFormat"
            && IsBefore(call, use) && models.Symbol(Start(call), cancellation).SameAs(text))
        .OrderBy(static call => call.ArgumentList.SpanStart)
        .Select(static call => new ValueSource(call.ArgumentList.Arguments[0].Expression, ValueSourceKind.Appended));

    /// <summary>What a chain of calls begins with.</summary>
    private static ExpressionSyntax Start(ExpressionSyntax chain) => chain is InvocationExpressionSyntax call && call.Receiver() is { } receiver ? Start(receiver) : chain;

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

    private static IEnumerable<AssignmentExpressionSyntax> Assignments(SyntaxNode scope, string name)
    {
        var descendants = scope is CompilationUnitSyntax unit
            ? unit.Members.OfType<GlobalStatementSyntax>().SelectMany(static statement => statement.DescendantNodes())
            : scope.DescendantNodes();
        return descendants.OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name);
    }

    private static bool IsBefore(SyntaxNode assignment, SyntaxNode use)
    {
        if (assignment.SyntaxTree != use.SyntaxTree || assignment.Span.End <= use.SpanStart)
            return true;
        // Later in the text but in the same loop: the next round sees it. In a lambda: any time.
        return assignment.Ancestors().Any(ancestor =>
            ancestor is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax
            && ancestor.Span.Contains(use.Span));
    }

    private static bool Dominates(AssignmentExpressionSyntax assignment, SyntaxNode use) =>
        assignment.Parent is ExpressionStatementSyntax { Parent: { } block }
        && block is BlockSyntax or GlobalStatementSyntax
        && (block is GlobalStatementSyntax ? block.Parent! : block).Span.Contains(use.Span)
        && assignment.Span.End <= use.SpanStart;
}
