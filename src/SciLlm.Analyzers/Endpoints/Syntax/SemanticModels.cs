using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>Symbols and types of any expression of the compilation, also of files other than the one under analysis.</summary>
internal sealed class SemanticModels
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    public SemanticModels(Compilation compilation)
    {
        Compilation = compilation;
        Families = new TypeFamilies(this);
    }

    public Compilation Compilation { get; }

    public TypeFamilies Families { get; }

    public IEnumerable<SyntaxTree> Trees => Compilation.SyntaxTrees;

    [SuppressMessage("MicrosoftCodeAnalysisPerformance", "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "A base address lives in another file than the call. Asked only after a name gate, and once per file.")]
    public SemanticModel For(SyntaxNode node) =>
        _models.GetOrAdd(node.SyntaxTree, tree => Compilation.GetSemanticModel(tree));

    /// <summary>The symbol meant; where the code does not quite compile, the nearest candidate.</summary>
    public ISymbol? Symbol(ExpressionSyntax expression, CancellationToken cancellation)
    {
        var info = For(expression).GetSymbolInfo(expression, cancellation);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    /// <summary>The methods a call may mean: one, or every overload the code, as far as it compiles, leaves open.</summary>
    public IEnumerable<IMethodSymbol> Callees(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var info = For(call).GetSymbolInfo(call, cancellation);
        return (info.Symbol is { } symbol ? [symbol] : (IEnumerable<ISymbol>)info.CandidateSymbols).OfType<IMethodSymbol>();
    }

    /// <summary>
    /// A symbol's declarations in this compilation. In the IDE a referenced project's symbols have declarations too, but
    /// theirs belong to another compilation, and a build would not see them.
    /// </summary>
    public IEnumerable<SyntaxNode> Declarations(ISymbol symbol, CancellationToken cancellation) => symbol.DeclaringSyntaxReferences
        .Where(reference => Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        .Select(reference => reference.GetSyntax(cancellation));

    public bool IsDeclaredHere(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => Compilation.ContainsSyntaxTree(reference.SyntaxTree));

    public ISymbol? Declared(SyntaxNode declaration, CancellationToken cancellation) =>
        For(declaration).GetDeclaredSymbol(declaration, cancellation);

    public ITypeSymbol? Type(ExpressionSyntax expression, CancellationToken cancellation) =>
        For(expression) is var model ? Resolvable(model.TypeOf(expression, cancellation) ?? model.GetTypeInfo(expression, cancellation).ConvertedType) : null;

    /// <summary>The compiler takes <c>T?</c> for a value that may be missing as long as it does not know what <c>T</c> is.</summary>
    private static ITypeSymbol? Resolvable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ TypeKind: TypeKind.Error } unknown] } ? unknown : type;

    public string? Constant(ExpressionSyntax expression, CancellationToken cancellation) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text } => text,
        AnonymousFunctionExpressionSyntax or BaseObjectCreationExpressionSyntax => null,
        _ => For(expression).GetConstantValue(expression, cancellation) is { HasValue: true, Value: { } value } ? value.ToString() : null,
    };
}
