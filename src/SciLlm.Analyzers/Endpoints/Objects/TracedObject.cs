namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>
/// One object as the code passes it around: the symbols that hold it, the expressions that made it, and the calls that
/// hand it out. All in the order in which they were come upon, so that whoever reads on from here says the same each time.
/// </summary>
internal sealed class TracedObject(ImmutableArray<ISymbol> aliases, ImmutableArray<ExpressionSyntax> origins, ImmutableArray<ExpressionSyntax> handedOut)
{
    private readonly HashSet<ISymbol> _holders = new(aliases, SymbolEqualityComparer.Default);

    public ImmutableArray<ISymbol> Aliases => aliases;

    public ImmutableArray<ExpressionSyntax> Origins => origins;

    public ImmutableArray<ExpressionSyntax> HandedOut => handedOut;

    public bool IsHeldBy(ISymbol? symbol) => symbol is not null && _holders.Contains(symbol.OriginalDefinition);
}
