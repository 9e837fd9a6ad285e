namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>The type of an expression, from every compiler.</summary>
internal static class ExpressionTypes
{
    public static ITypeSymbol? TypeOf(this SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) =>
        // The compilers of C# 12 have no answer for new(…) among the elements of […], only for the list.
        model.GetTypeInfo(expression, cancellation).Type
            ?? (expression is ImplicitObjectCreationExpressionSyntax { Parent: ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } }
                ? ElementType(model.GetTypeInfo(list, cancellation).ConvertedType)
                : null);

    private static ITypeSymbol? ElementType(ITypeSymbol? list) => list switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var only] } => only,
        _ => null,
    };
}
