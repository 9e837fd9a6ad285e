namespace SciLlm.Analyzers.Scripts;

/// <summary>What the variables assigned in a file may hold: every assignment counts, wherever it stands.</summary>
internal sealed class ScriptVariables
{
    /// <summary>Stands for an unknown value whose name says that it is an LLM's address: <c>$CHUTES_API_BASE</c>.</summary>
    public const char LlmHole = '\uFFFB';

    /// <summary>Variables assigned from variables; a longer chain is followed no further.</summary>
    private const int MaxDepth = 30;

    private readonly Dictionary<string, Variable> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Func<string, ImmutableArray<FoldedText>>> _code = [];
    private int _depth;

    /// <summary>Adds a piece of code, which is asked what its assignments to a name come to when somebody reads it: of most variables nobody does.</summary>
    public void Add(Func<string, ImmutableArray<FoldedText>> assignedTo) => _code.Add(assignedTo);

    public void Assign(string name, ImmutableArray<FoldedText> value)
    {
        var known = value.RemoveAll(static reading => reading.IsUnknown);
        if (!known.IsEmpty)
            Named(name).Readings = FoldedText.Union(Named(name).Readings, known);
    }

    public ImmutableArray<FoldedText> Read(string name)
    {
        if (_depth < MaxDepth && _code.Count > 0)
        {
            var variable = Named(name);
            _depth++;
            // Counted before it is worked out, so that a variable assigned from itself ends here.
            while (variable.Asked < _code.Count)
                Assign(name, _code[variable.Asked++](name));
            _depth--;
        }
        return _variables.TryGetValue(name, out var known) && !known.Readings.IsEmpty ? known.Readings : Unassigned(name);
    }

    /// <summary>What a name, or an expression nobody can follow, says by its words alone.</summary>
    public static ImmutableArray<FoldedText> Unassigned(string name) =>
        Vendors.IsNamedIn(name) ? ImmutableArray.Create(Folded(LlmHole.ToString())) : FoldedText.UnknownOnly;

    public static FoldedText Folded(string text) => new(text, ImmutableArray<SyntaxNode>.Empty);

    public static ImmutableArray<FoldedText> Of(string text) => ImmutableArray.Create(Folded(text));

    private Variable Named(string name)
    {
        if (!_variables.TryGetValue(name, out var variable))
            _variables[name] = variable = new();
        return variable;
    }

    private sealed class Variable
    {
        public ImmutableArray<FoldedText> Readings { get; set; } = ImmutableArray<FoldedText>.Empty;

        /// <summary>How many pieces of code have been asked for it.</summary>
        public int Asked { get; set; }
    }
}
