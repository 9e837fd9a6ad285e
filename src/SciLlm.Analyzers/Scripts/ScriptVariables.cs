namespace SciLlm.Analyzers.Scripts;

/// <summary>What the variables assigned in a file may hold: every assignment counts, wherever it stands.</summary>
internal sealed class ScriptVariables
{
    /// <summary>Stands for an unknown value whose name says that it is an LLM's address: <c>$CHUTES_API_BASE</c>.</summary>
    public const char LlmHole = '\uFFFB';

    private readonly Dictionary<string, ImmutableArray<FoldedText>> _readings = new(StringComparer.OrdinalIgnoreCase);

    public void Assign(string name, ImmutableArray<FoldedText> value)
    {
        var known = value.RemoveAll(static reading => reading.IsUnknown);
        if (!known.IsEmpty)
            _readings[name] = _readings.TryGetValue(name, out var others) ? FoldedText.Union(others, known) : known;
    }

    public ImmutableArray<FoldedText> Read(string name) => _readings.TryGetValue(name, out var readings) ? readings : Unassigned(name);

    /// <summary>What a name, or an expression nobody can follow, says by its words alone.</summary>
    public static ImmutableArray<FoldedText> Unassigned(string name) =>
        Vendors.IsNamedIn(name) ? ImmutableArray.Create(Folded(LlmHole.ToString())) : FoldedText.UnknownOnly;

    public static FoldedText Folded(string text) => new(text, ImmutableArray<SyntaxNode>.Empty);

    public static ImmutableArray<FoldedText> Of(string text) => ImmutableArray.Create(Folded(text));
}
