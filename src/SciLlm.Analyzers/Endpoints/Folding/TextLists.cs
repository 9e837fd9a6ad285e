namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>Lists of texts that end up as one, such as the arguments of a command.</summary>
internal sealed class TextLists(SemanticModels models, ValueSources values, TextFolder folder)
{
    private static readonly ImmutableArray<FoldedText> Space = ImmutableArray.Create(new FoldedText(" ", ImmutableArray<SyntaxNode>.Empty));

    /// <summary>A command line: texts, and lists of texts, in their order with a space between them.</summary>
    public ImmutableArray<FoldedText> CommandLine(IEnumerable<ExpressionSyntax> parts, CancellationToken cancellation) =>
        Joined(parts, Space, new FoldScope(cancellation));

    /// <summary>Texts, and lists of texts, in their order with a separator between them.</summary>
    public ImmutableArray<FoldedText> Joined(IEnumerable<ExpressionSyntax> parts, ImmutableArray<FoldedText> separator, FoldScope scope) => parts
        .SelectMany(part => Elements(part, scope))
        .Select(element => folder.Fold(element, scope))
        .Aggregate(
            ImmutableArray<FoldedText>.Empty,
            (text, next) => text.IsEmpty ? next : FoldedText.Concat(FoldedText.Concat(text, separator), next));

    /// <summary>The elements of a list as far as the code names them; anything else is its own only element.</summary>
    private IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax list, FoldScope scope)
    {
        list = list.Unwrap();
        switch (list)
        {
            case CollectionExpressionSyntax collection:
                return collection.Elements.SelectMany(element => element switch
                {
                    ExpressionElementSyntax single => [single.Expression],
                    SpreadElementSyntax spread => Elements(spread.Expression, scope),
                    _ => (IEnumerable<ExpressionSyntax>)[],
                });
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return initializer.Expressions;
            case ImplicitArrayCreationExpressionSyntax array:
                return array.Initializer.Expressions;
            case InitializerExpressionSyntax initializer:
                return initializer.Expressions;
            case BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer }:
                return initializer.Expressions;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax
                when models.Type(list, scope.Cancellation) is { SpecialType: not SpecialType.System_String }
                    && models.Symbol(list, scope.Cancellation) is { } symbol && scope.Enter(symbol) is { } inner:
                return values.Of(symbol, list, scope.Cancellation).SelectMany(source => Elements(source.Value, inner)).Concat(AddedTo(symbol, list, scope.Cancellation));
            default:
                return [list];
        }
    }

    /// <summary>What <c>list.Add(…)</c> adds in the member where the list is used, in the order of the text.</summary>
    private IEnumerable<ExpressionSyntax> AddedTo(ISymbol list, SyntaxNode use, CancellationToken cancellation) =>
        use.EnclosingMember() is { } member
            ? Additions(member)
                .Where(call => call.Receiver().SimpleName()?.Identifier.ValueText == list.Name && models.Symbol(call.Receiver()!, cancellation).SameAs(list))
                .SelectMany(static call => call.ArgumentList.Arguments.Take(1)).Select(static argument => argument.Expression)
            : [];

    /// <summary>What a function adds to the list it is handed: <c>args => args.Add("-X").Add("POST")</c>.</summary>
    public static IEnumerable<ExpressionSyntax> AddedIn(AnonymousFunctionExpressionSyntax function) =>
        Additions(function).SelectMany(static call => call.ArgumentList.Arguments.Take(1)).Select(static argument => argument.Expression);

    private static IEnumerable<InvocationExpressionSyntax> Additions(SyntaxNode code) => code.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(static call => call.Expression.SimpleName()?.Identifier.ValueText == "Add")
        .OrderBy(static call => call.ArgumentList.SpanStart);
}
