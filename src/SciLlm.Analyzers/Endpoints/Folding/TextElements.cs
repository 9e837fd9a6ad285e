namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>Reads what a collection holds, as far as the code lists it.</summary>
internal sealed class TextElements(SemanticModels models, ValueSources values, TextFolder folder)
{
    /// <summary><c>Urls["openai"]</c> over a table written in the code: any of its values.</summary>
    public ImmutableArray<FoldedText> At(ElementAccessExpressionSyntax element, FoldScope scope) =>
        models.Symbol(element.Expression, scope.Cancellation) is IFieldSymbol or ILocalSymbol or IPropertySymbol
            && Of(element.Expression, scope) is { IsEmpty: false } elements
            ? elements
            : FoldedText.UnknownOnly;

    /// <summary>The readings of a collection's elements, as far as the code lists them.</summary>
    public ImmutableArray<FoldedText> Of(ExpressionSyntax collection, FoldScope scope)
    {
        if (!scope.Step())
            return FoldedText.UnknownOnly;
        collection = collection.Unwrap();
        if (collection is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            if (models.Symbol(collection, scope.Cancellation) is not { } symbol || scope.Enter(symbol) is not { } inner)
                return ImmutableArray<FoldedText>.Empty;
            return values.Of(symbol, collection, scope.Cancellation)
                .Select(source => Of(source.Value, inner))
                .Aggregate(ImmutableArray<FoldedText>.Empty, FoldedText.Union);
        }
        return Expressions(collection)
            .Select(element => folder.Fold(element, scope))
            .Aggregate(ImmutableArray<FoldedText>.Empty, FoldedText.Union);
    }

    private static IEnumerable<ExpressionSyntax> Expressions(ExpressionSyntax collection) => collection switch
    {
        CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => InitializerValues(initializer),
        ImplicitArrayCreationExpressionSyntax array => InitializerValues(array.Initializer),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => InitializerValues(initializer),
        InitializerExpressionSyntax initializer => InitializerValues(initializer),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> InitializerValues(InitializerExpressionSyntax initializer) =>
        initializer.Expressions.Select(static expression => expression switch
        {
            // { "key", value } and ["key"] = value
            InitializerExpressionSyntax { Expressions: [_, var value] } => value,
            AssignmentExpressionSyntax entry => entry.Right,
            _ => expression,
        });
}
