namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>
/// One object as the code passes it around: the symbols that hold it, the expressions that made it, and the calls that
/// hand it out.
/// </summary>
internal sealed record TracedObject(
    ImmutableHashSet<ISymbol> Aliases, ImmutableArray<ExpressionSyntax> Origins, ImmutableHashSet<ExpressionSyntax> HandedOut)
{
    public bool IsHeldBy(ISymbol? symbol) => symbol is not null && Aliases.Contains(symbol.OriginalDefinition);
}
