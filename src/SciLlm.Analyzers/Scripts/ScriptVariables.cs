namespace SciLlm.Analyzers.Scripts;

/// <summary>What the variables assigned in a file may hold: every assignment counts, wherever it stands.</summary>
internal sealed class ScriptVariables
{
    /// <summary>Stands for an unknown value whose name says that it is an LLM's address: <c>$CHUTES_API_BASE</c>.</summary>
    public const char LlmHole = '\uFFFB';

    /// <summary>Variables assigned from variables; a longer chain is followed no further.</summary>
    private const int MaxDepth = 30;

    /// <summary>A name that is assigned more often than this was made by a tool that is short of names.</summary>
    private const int MaxAssignments = 64;

    private readonly Dictionary<string, ImmutableArray<FoldedText>> _readings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Func<ImmutableArray<FoldedText>>>> _unread = new(StringComparer.OrdinalIgnoreCase);
    private int _depth;

    /// <summary>Assigns what is only worked out when somebody asks: of most variables of a file nobody does.</summary>
    public void Assign(string name, Func<ImmutableArray<FoldedText>> value)
    {
        if (!_unread.TryGetValue(name, out var values))
            _unread[name] = values = [];
        if (values.Count < MaxAssignments)
            values.Add(value);
    }

    public void Assign(string name, ImmutableArray<FoldedText> value)
    {
        var known = value.RemoveAll(static reading => reading.IsUnknown);
        if (!known.IsEmpty)
            _readings[name] = _readings.TryGetValue(name, out var others) ? FoldedText.Union(others, known) : known;
    }

    public ImmutableArray<FoldedText> Read(string name)
    {
        if (_depth < MaxDepth && _unread.TryGetValue(name, out var values))
        {
            // Gone before it is worked out, so that a variable assigned from itself ends here.
            _unread.Remove(name);
            _depth++;
            foreach (var value in values)
                Assign(name, value());
            _depth--;
        }
        return _readings.TryGetValue(name, out var readings) ? readings : Unassigned(name);
    }

    /// <summary>What a name, or an expression nobody can follow, says by its words alone.</summary>
    public static ImmutableArray<FoldedText> Unassigned(string name) =>
        Vendors.IsNamedIn(name) ? ImmutableArray.Create(Folded(LlmHole.ToString())) : FoldedText.UnknownOnly;

    public static FoldedText Folded(string text) => new(text, ImmutableArray<SyntaxNode>.Empty);

    public static ImmutableArray<FoldedText> Of(string text) => ImmutableArray.Create(Folded(text));
}
