namespace SciLlm.Analyzers.CodeFixes.Batches;

/// <summary>Which of the symbols that a name lookup finds can really be read at a place: declared and assigned before it, and not cut off by <c>static</c>.</summary>
internal sealed class ReachableSymbols
{
    private readonly SyntaxNode _place;
    private readonly CancellationToken _cancellation;
    private readonly bool _instanceMembers;
    private readonly SyntaxNode? _staticFunction;

    public ReachableSymbols(SemanticModel model, SyntaxNode place, CancellationToken cancellation)
    {
        (_place, _cancellation) = (place, cancellation);
        _staticFunction = place.Ancestors().FirstOrDefault(static ancestor => ancestor switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        _instanceMembers = _staticFunction is null
            && member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
            && !member.Modifiers.Any(SyntaxKind.StaticKeyword)
            && !place.Ancestors().Any(static ancestor => ancestor is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } or ConstructorInitializerSyntax);
    }

    public bool Includes(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol { IsConst: true } => IsDeclaredBefore(symbol),
        ILocalSymbol or IParameterSymbol => IsDeclaredBefore(symbol) && !IsCutOff(symbol),
        IFieldSymbol or IPropertySymbol => symbol.IsStatic || _instanceMembers,
        _ => false,
    };

    private bool IsDeclaredBefore(ISymbol symbol) => symbol.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(_cancellation))
        .All(declaration => symbol is IParameterSymbol
            || declaration.Span.End <= _place.SpanStart && declaration is not VariableDeclaratorSyntax { Initializer: null }
            || declaration is CommonForEachStatementSyntax);

    private bool IsCutOff(ISymbol symbol) => _staticFunction is not null && !symbol.DeclaringSyntaxReferences
        .All(reference => _staticFunction.Span.Contains(reference.Span));
}
