namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>
/// How far one question about a text has gone: what callers passed, which symbols are being followed, and how much
/// work is left. Cyclic constants and recursive helpers end here.
/// </summary>
internal sealed class FoldScope
{
    private const int MaxDepth = 24;
    private const int MaxSteps = 600;

    private static readonly ImmutableDictionary<ISymbol, ImmutableArray<FoldedText>> NoArguments =
        ImmutableDictionary.Create<ISymbol, ImmutableArray<FoldedText>>(SymbolEqualityComparer.Default);

    private readonly FoldScope? _outer;
    private readonly ISymbol? _followed;
    private readonly ImmutableDictionary<ISymbol, ImmutableArray<FoldedText>> _arguments;
    private readonly StrongBox _steps;

    public FoldScope(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        _arguments = NoArguments;
        _steps = new StrongBox();
    }

    private FoldScope(FoldScope outer, ISymbol followed, ImmutableDictionary<ISymbol, ImmutableArray<FoldedText>> arguments)
    {
        Cancellation = outer.Cancellation;
        Depth = outer.Depth + 1;
        _outer = outer;
        _followed = followed;
        _arguments = arguments;
        _steps = outer._steps;
    }

    public CancellationToken Cancellation { get; }

    private int Depth { get; }

    /// <summary>Counts one expression; false when the question has become too large to be worth an answer.</summary>
    public bool Step()
    {
        Cancellation.ThrowIfCancellationRequested();
        return ++_steps.Value <= MaxSteps;
    }

    public bool TryArgument(ISymbol parameter, out ImmutableArray<FoldedText> value) => _arguments.TryGetValue(parameter, out value);

    /// <summary>The scope inside a symbol's own expressions; null when it is being followed already or lies too deep.</summary>
    public FoldScope? Enter(ISymbol symbol, ImmutableDictionary<ISymbol, ImmutableArray<FoldedText>>? arguments = null)
    {
        if (Depth >= MaxDepth)
            return null;
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (SymbolEqualityComparer.Default.Equals(scope._followed, symbol))
                return null;
        }
        return new(this, symbol, arguments is null ? _arguments : _arguments.SetItems(arguments));
    }

    private sealed class StrongBox
    {
        public int Value;
    }
}
