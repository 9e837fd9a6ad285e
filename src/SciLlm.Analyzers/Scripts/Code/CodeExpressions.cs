namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Folds an expression to the texts it may be, as far as the file spells them out.</summary>
internal sealed partial class CodeExpressions
{
    /// <summary>Variables assigned from variables; a longer chain is followed no further.</summary>
    private const int MaxDepth = 30;

    /// <summary>A name that is assigned more often than this was made by a tool that is short of names.</summary>
    private const int MaxAssignments = 64;

    private readonly ScriptVariables _variables;
    private readonly CodeAssignments _assignments;
    private int _depth;

    public CodeExpressions(CodeTokens tokens, ScriptVariables variables)
    {
        (Tokens, _variables) = (tokens, variables);
        _assignments = new(this);
    }

    public CodeTokens Tokens { get; }

    /// <summary>What is assigned to a name before a place in the same function; where nothing is, what is anywhere in the code.</summary>
    public IReadOnlyList<CodeAssignment> AssignmentsTo(string name, int place) =>
        _assignments.Before(place, name) is { Count: > 0 } near ? near : _assignments.To(name);

    /// <summary>What the assignments to a name come to, wherever they stand.</summary>
    public ImmutableArray<FoldedText> AssignedTo(string name)
    {
        var all = ImmutableArray<FoldedText>.Empty;
        foreach (var assignment in _assignments.To(name).Take(MaxAssignments))
            all = FoldedText.Union(all, ValueOf(assignment));
        return all;
    }

    /// <summary>Where an argument or an assigned value ends: at a comma, a closing bracket, or its line's end outside brackets.</summary>
    public int End(int start, bool endsWithLine)
    {
        for (var at = start; at < Tokens.Count; at++)
        {
            switch (Tokens.SymbolOf(at))
            {
                case '(' or '[' or '{':
                    at = Tokens.Closing(at, Tokens.Count);
                    break;
                case ')' or ']' or '}' or ',' or ';':
                    return at;
                default:
                    if (endsWithLine && Tokens.KindOf(at) is CodeTokenKind.NewLine && at > start && !Continues(at))
                        return at;
                    break;
            }
        }
        return Tokens.Count;
    }

    /// <summary>An operator before or behind a line's end carries the expression over it.</summary>
    private bool Continues(int newLine)
    {
        var next = newLine + 1;
        while (next < Tokens.Count && Tokens.KindOf(next) is CodeTokenKind.NewLine)
            next++;
        return Tokens.SymbolOf(newLine - 1) is '+' or '|' or '?' or '=' or '.' || Tokens.SymbolOf(next) is '+' or '|' or '?' or '.';
    }

    /// <summary>What a name holds at a place: what its function assigned to it before, else what any place of the file does.</summary>
    private ImmutableArray<FoldedText> Read(string name, int place)
    {
        var near = _assignments.Before(place, name);
        if (near.Count == 0)
            return _variables.Read(name);
        var values = ImmutableArray<FoldedText>.Empty;
        foreach (var assignment in near)
            values = FoldedText.Union(values, ValueOf(assignment));
        return values.All(static value => value.IsUnknown) ? ScriptVariables.Unassigned(name) : values;
    }

    private ImmutableArray<FoldedText> ValueOf(CodeAssignment assignment)
    {
        if (assignment.Readings is { } known)
            return known;
        if (_depth == MaxDepth)
            return FoldedText.UnknownOnly;
        // Nothing, while it is worked out, for what is assigned from itself.
        assignment.Readings = FoldedText.UnknownOnly;
        _depth++;
        var value = Fold(assignment.Value, assignment.End);
        _depth--;
        assignment.Readings = value;
        return value;
    }
}
