namespace SciLlm.Analyzers.Endpoints;

/// <summary>
/// One object as the code passes it around: the symbols that hold it and the expressions that made it.
/// </summary>
internal sealed record TracedObject(ImmutableHashSet<ISymbol> Aliases, ImmutableArray<ExpressionSyntax> Origins)
{
    public bool IsHeldBy(ISymbol? symbol) => symbol is not null && Aliases.Contains(symbol.OriginalDefinition);
}
