namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Folds an expression to the texts it may be, as far as the file spells them out.</summary>
internal sealed partial class CodeExpressions
{
    /// <summary>Variables assigned from variables; a longer chain is followed no further.</summary>
    private const int MaxDepth = 30;

    /// <summary>For every opening bracket the one that closes it; brackets of all kinds count as one.</summary>
    private readonly Dictionary<int, int> _closings;
    private readonly ScriptVariables _variables;
    private readonly CodeScopes _scopes;
    private readonly Dictionary<int, ImmutableArray<FoldedText>> _values = [];
    private int _depth;

    public CodeExpressions(CodeTokens tokens, ScriptVariables variables)
    {
        (Tokens, _variables, _closings) = (tokens, variables, Closings(tokens));
        _scopes = new(this);
    }

    public CodeTokens Tokens { get; }

    public void Assign(int name, int value)
    {
        var assignment = new CodeAssignment(name, value, End(value, endsWithLine: true));
        _scopes.Add(Tokens[name].LastName, assignment);
        _variables.Assign(Tokens[name].LastName, () => ValueOf(assignment));
    }

    /// <summary>Where an argument or an assigned value ends: at a comma, a closing bracket, or its line's end outside brackets.</summary>
    public int End(int start, bool endsWithLine)
    {
        for (var at = start; at < Tokens.Count; at++)
        {
            var token = Tokens[at];
            if (token.IsOpening)
                at = Closing(at, Tokens.Count);
            else if (token.IsClosing || token.Symbol is ',' or ';' || endsWithLine && token.Kind is CodeTokenKind.NewLine && at > start && !Continues(at))
                return at;
        }
        return Tokens.Count;
    }

    /// <summary>An operator before or behind a line's end carries the expression over it.</summary>
    private bool Continues(int newLine)
    {
        var next = newLine + 1;
        while (next < Tokens.Count && Tokens[next].Kind is CodeTokenKind.NewLine)
            next++;
        return Tokens[newLine - 1] is { Symbol: '+' or '|' or '?' or '=' or '.' }
            || next < Tokens.Count && Tokens[next] is { Symbol: '+' or '|' or '?' or '.' };
    }

    /// <summary>What a name holds at a place: what its function assigned to it before, else what any place of the file does.</summary>
    private ImmutableArray<FoldedText> Read(string name, int place)
    {
        var near = _scopes.Before(place, name).Reverse().Take(FoldedText.MaxReadings).ToList();
        if (near.Count == 0)
            return _variables.Read(name);
        var values = near.Aggregate(ImmutableArray<FoldedText>.Empty, (all, assignment) => FoldedText.Union(all, ValueOf(assignment)));
        return values.All(static value => value.IsUnknown) ? ScriptVariables.Unassigned(name) : values;
    }

    private ImmutableArray<FoldedText> ValueOf(CodeAssignment assignment)
    {
        if (_values.TryGetValue(assignment.Value, out var known))
            return known;
        if (_depth == MaxDepth)
            return FoldedText.UnknownOnly;
        // Nothing, while it is worked out, for what is assigned from itself.
        _values[assignment.Value] = FoldedText.UnknownOnly;
        _depth++;
        var value = Fold(assignment.Value, assignment.End);
        _depth--;
        return _values[assignment.Value] = value;
    }

    /// <summary>The bracket that closes the one at a place, or the last token before the end.</summary>
    public int Closing(int open, int end) => _closings.TryGetValue(open, out var close) && close < end ? close : end - 1;

    private static Dictionary<int, int> Closings(CodeTokens tokens)
    {
        var closings = new Dictionary<int, int>();
        var open = new Stack<int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].IsOpening)
                open.Push(at);
            else if (tokens[at].IsClosing && open.Count > 0)
                closings[open.Pop()] = at;
        }
        return closings;
    }
}
