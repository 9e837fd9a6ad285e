namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>
/// Reads a string or URI expression as far as the code of this compilation spells it out: every reading it may have,
/// with holes for what only the running program knows.
/// </summary>
internal sealed class TextFolder
{
    private readonly SemanticModels _models;
    private readonly ValueSources _values;
    private readonly TextCalls _calls;
    private readonly TextElements _elements;

    public TextFolder(SemanticModels models, ValueSources values)
    {
        _models = models;
        _values = values;
        _calls = new TextCalls(models, values, this);
        _elements = new TextElements(models, values, this);
        Lists = new TextLists(models, values, this);
    }

    public TextLists Lists { get; }

    public ImmutableArray<FoldedText> Fold(ExpressionSyntax expression, CancellationToken cancellation) =>
        Fold(expression, new FoldScope(cancellation));

    public ImmutableArray<FoldedText> Fold(ExpressionSyntax? expression, FoldScope scope)
    {
        if (expression is null || !scope.Step())
            return FoldedText.UnknownOnly;
        expression = expression.Unwrap();
        return expression switch
        {
            LiteralExpressionSyntax literal => Literal(literal),
            InterpolatedStringExpressionSyntax interpolated => Interpolated(interpolated, scope),
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) =>
                FoldedText.Concat(Fold(binary.Left, scope), Fold(binary.Right, scope)),
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) =>
                FoldedText.OrDefault(Fold(binary.Left, scope), Fold(binary.Right, scope)),
            AssignmentExpressionSyntax assignment => Fold(assignment.Right, scope),
            ConditionalExpressionSyntax choice => Conditional(choice, scope),
            SwitchExpressionSyntax choice => choice.Arms.Select(arm => Fold(arm.Expression, scope)).Aggregate(
                ImmutableArray<FoldedText>.Empty, FoldedText.Union) is { IsEmpty: false } arms ? arms : FoldedText.UnknownOnly,
            BaseObjectCreationExpressionSyntax creation => _calls.Creation(creation, scope),
            InvocationExpressionSyntax call => _calls.Call(call, scope),
            ConditionalAccessExpressionSyntax access => Fold(access.WhenNotNull, scope),
            ElementAccessExpressionSyntax element => _elements.At(element, scope),
            ThrowExpressionSyntax => ImmutableArray<FoldedText>.Empty,
            IdentifierNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax => Name(expression, scope),
            _ => FoldedText.UnknownOnly,
        };
    }

    /// <summary>The readings of everything a symbol may hold; unknown when nothing in the compilation says.</summary>
    public ImmutableArray<FoldedText> FoldSymbol(ISymbol symbol, SyntaxNode use, FoldScope scope)
    {
        if (scope.Enter(symbol) is not { } inner)
            return FoldedText.UnknownOnly;
        var readings = ImmutableArray<FoldedText>.Empty;
        foreach (var source in _values.Of(symbol, use, scope.Cancellation))
        {
            var held = readings.IsEmpty ? FoldedText.UnknownOnly : readings;
            var changed = source.Kind switch
            {
                ValueSourceKind.Appended => FoldedText.Concat(held, Fold(source.Value, inner)),
                ValueSourceKind.Path => FoldedText.Combine(held, Fold(source.Value, inner), UrlText.Resolve),
                ValueSourceKind.Rewritten => Rewritten(symbol, held, source.Value, scope),
                ValueSourceKind.Element => FoldedText.Union(readings, _elements.Of(source.Value, inner)),
                _ => FoldedText.Union(readings, Fold(source.Value, inner)),
            };
            readings = source.IsCertain ? changed : FoldedText.Union(readings, changed);
        }
        // "" and null are what a field holds before it is set; they say nothing beside a value.
        if (readings.Length > 1)
            readings = readings.RemoveAll(static reading => reading.Text.Length == 0);
        return readings.IsEmpty ? FoldedText.UnknownOnly : readings;
    }

    private ImmutableArray<FoldedText> Rewritten(ISymbol symbol, ImmutableArray<FoldedText> held, ExpressionSyntax value, FoldScope scope) =>
        scope.Enter(symbol, ImmutableDictionary.Create<ISymbol, ImmutableArray<FoldedText>>(SymbolEqualityComparer.Default).Add(symbol, held)) is { } bound
            ? Fold(value, bound)
            : FoldedText.UnknownOnly;

    private static ImmutableArray<FoldedText> Literal(LiteralExpressionSyntax literal) =>
        literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression)
            ? FoldedText.Of("", literal)
            : FoldedText.Of(literal.Token.ValueText, literal);

    private ImmutableArray<FoldedText> Interpolated(InterpolatedStringExpressionSyntax interpolated, FoldScope scope)
    {
        var readings = FoldedText.Of("", interpolated);
        foreach (var content in interpolated.Contents)
        {
            readings = FoldedText.Concat(readings, content switch
            {
                InterpolatedStringTextSyntax text => FoldedText.Of(text.TextToken.ValueText, text),
                InterpolationSyntax hole => Fold(hole.Expression, scope),
                _ => FoldedText.UnknownOnly,
            });
        }
        return readings;
    }

    private ImmutableArray<FoldedText> Conditional(ConditionalExpressionSyntax choice, FoldScope scope)
    {
        var whenTrue = Fold(choice.WhenTrue, scope);
        var whenFalse = Fold(choice.WhenFalse, scope);
        // `IsNullOrEmpty(x) ? "https://…" : x` is a default written out.
        return FoldedText.Union(whenTrue, whenFalse) is var both && both.Any(static reading => !reading.IsUnknown)
            ? both.RemoveAll(static reading => reading.IsUnknown)
            : FoldedText.UnknownOnly;
    }

    private ImmutableArray<FoldedText> Name(ExpressionSyntax name, FoldScope scope)
    {
        if (_models.Constant(name, scope.Cancellation) is { } constant)
            return FoldedText.Of(constant, ConstantSource(name, scope.Cancellation));
        var symbol = _models.Symbol(name, scope.Cancellation);
        switch (symbol)
        {
            case null:
                return FoldedText.UnknownOnly;
            case IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }:
                return FoldedText.Of("", name);
            case IParameterSymbol or ILocalSymbol when scope.TryArgument(symbol, out var argument):
                return argument;
            case IPropertySymbol when !_models.IsDeclaredHere(symbol):
                // Uri.AbsoluteUri, UriBuilder.Uri, IOptions.Value: the text is the receiver's.
                return symbol.ContainingType?.Name is "Uri" or "UriBuilder" or "Url" && name.Receiver() is { } receiver
                    ? Fold(receiver, scope)
                    : FoldedText.UnknownOnly;
            default:
                return FoldSymbol(symbol, name, scope);
        }
    }

    private SyntaxNode ConstantSource(ExpressionSyntax name, CancellationToken cancellation) =>
        (_models.Symbol(name, cancellation) is { } symbol ? _models.Declarations(symbol, cancellation).FirstOrDefault() : null) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
            { } declaration => declaration,
            null => name,
        };
}
