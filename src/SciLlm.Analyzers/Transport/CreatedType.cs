namespace SciLlm.Analyzers.Transport;

/// <summary>The type of a new object as the code spells it: at the <c>new</c>, or where that leaves it out, where the object goes.</summary>
internal static class CreatedType
{
    public static TypeSyntax? Of(SyntaxNode creation, SemanticModel model, CancellationToken cancellation) => creation switch
    {
        ObjectCreationExpressionSyntax named => named.Type,
        ImplicitObjectCreationExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var target } } => OfMember(target, model, cancellation),
        ImplicitObjectCreationExpressionSyntax typed => OfTarget(typed),
        _ => null,
    };

    /// <summary>The type of what is declared or returned with the object as its value.</summary>
    public static TypeSyntax? OfTarget(ImplicitObjectCreationExpressionSyntax creation) => WithoutNull(creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } => type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => type,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => type,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var type } } => type,
        ReturnStatementSyntax statement => statement.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType,
        _ => null,
    });

    private static TypeSyntax? OfMember(ExpressionSyntax target, SemanticModel model, CancellationToken cancellation)
    {
        var declaration = model.GetSymbolInfo(target, cancellation).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return WithoutNull(declaration is PropertyDeclarationSyntax property ? property.Type : (declaration?.Parent as VariableDeclarationSyntax)?.Type);
    }

    private static TypeSyntax? WithoutNull(TypeSyntax? type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;
}
