namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary><c>json.TryGetProperty("data", out var data)</c>: a property that is asked for and kept at once.</summary>
/// <param name="Call">The question.</param>
/// <param name="Name">The property's name in JSON.</param>
/// <param name="Variable">The variable it is kept in.</param>
/// <param name="Uses">Every place that names the variable.</param>
internal sealed record PropertyQuestion(InvocationExpressionSyntax Call, string Name, string Variable, ImmutableArray<IdentifierNameSyntax> Uses)
{
    /// <summary>The one that is put to a JSON value where it stands; null where something else is done with the value.</summary>
    public static PropertyQuestion? Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        if (value.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetProperty", Parent: InvocationExpressionSyntax call } member || member.Expression != value
            || call.ArgumentList.Arguments is not [{ Expression: var name }, { Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax kept } }]
            || model.GetConstantValue(name, cancellation).Value is not string property || model.GetDeclaredSymbol(kept, cancellation) is not { } variable
            || call.EnclosingMember() is not { } scope)
            return null;
        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(each => each.Identifier.ValueText == variable.Name
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(each, cancellation).Symbol, variable));
        return new(call, property, variable.Name, uses.ToImmutableArray());
    }

    /// <summary>The question with a <c>!</c> before it, if there is one.</summary>
    public ExpressionSyntax Whole => IsNegated ? (ExpressionSyntax)Call.Parent! : Call;

    public bool IsNegated => Call.Parent.IsKind(SyntaxKind.LogicalNotExpression);

    /// <summary>The <c>if</c> that asks nothing else, but for the kind of what was found.</summary>
    public IfStatementSyntax? Guard => Whole.Parent switch
    {
        IfStatementSyntax { Else: null } guard => guard,
        BinaryExpressionSyntax { Parent: IfStatementSyntax { Else: null } guard } both when both.Left == Whole && Uses.Any(use => both.Right.Span.Contains(use.Span)) => guard,
        _ => null,
    };
}
