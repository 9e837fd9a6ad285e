namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>What is assigned to which name, found when somebody asks: of most pieces of code nobody does.</summary>
internal sealed class CodeAssignments(CodeExpressions code)
{
    private readonly CodeTokens _tokens = code.Tokens;
    private readonly CodeFunctions _functions = new(code.Tokens);
    private Dictionary<string, List<CodeAssignment>>? _byName;

    /// <summary>All assignments to a name, in any case, as other parts of a file may write it.</summary>
    public IReadOnlyList<CodeAssignment> To(string name) => (_byName ??= Find()).TryGetValue(name, out var found) ? found : [];

    /// <summary>The assignments to a name that are in force at a place of a function, or of the one around it; the nearest first.</summary>
    public IReadOnlyList<CodeAssignment> Before(int at, string name)
    {
        var all = To(name);
        if (all.Count == 0)
            return all;
        foreach (var start in _functions.Around(at))
        {
            if (Between(start, at, name, all) is { Count: > 0 } near)
                return near;
        }
        return [];
    }

    private List<CodeAssignment> Between(int start, int at, string name, IReadOnlyList<CodeAssignment> all)
    {
        var near = new List<CodeAssignment>();
        for (var last = LastBefore(at, all); last >= 0 && all[last].Name >= start && near.Count < FoldedText.MaxReadings; last--)
        {
            if (all[last].End > at || !_tokens[all[last].Name].EndsInName(name))
                continue;
            near.Add(all[last]);
            if (ReplacesOthers(all[last], at))
                break;
        }
        return near;
    }

    /// <summary>The last of many that starts before a place: code that a tool has shortened assigns to a few names all the time.</summary>
    private static int LastBefore(int at, IReadOnlyList<CodeAssignment> all)
    {
        var (from, to) = (0, all.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (all[middle].Name < at)
                from = middle + 1;
            else
                to = middle;
        }
        return from - 1;
    }

    /// <summary>Whether nothing assigned before counts at a place: the assignment is a statement of its own, in a block that the place is in.</summary>
    private bool ReplacesOthers(CodeAssignment assignment, int at)
    {
        var isStatement = assignment.Name == 0 || _tokens.KindOf(assignment.Name - 1) is CodeTokenKind.NewLine
            || _tokens.KindOf(assignment.Name - 1) is CodeTokenKind.Name && _tokens[assignment.Name - 1].LastName is "const" or "let" or "var";
        return isStatement && at < _tokens.Count && _tokens.Blocks.Holds(_tokens[assignment.Name].Start, _tokens[at].Start);
    }

    private Dictionary<string, List<CodeAssignment>> Find()
    {
        var byName = new Dictionary<string, List<CodeAssignment>>(StringComparer.OrdinalIgnoreCase);
        var inCall = 0;
        var inParameters = 0;
        for (var at = 0; at < _tokens.Count; at++)
        {
            if (_tokens.SymbolOf(at) == '(')
            {
                inCall++;
                if (inParameters == 0 && (at > 1 && _tokens[at - 2].IsDefining || at > 0 && _tokens[at - 1].IsName("constructor")))
                    inParameters = inCall;
            }
            else if (_tokens.SymbolOf(at) == ')')
            {
                inParameters = inParameters == inCall ? 0 : inParameters;
                inCall = Math.Max(0, inCall - 1);
            }
            else if (_tokens.KindOf(at) is CodeTokenKind.Name && (inCall == 0 || inParameters == inCall) && ValueOf(at) is > 0 and var value)
            {
                var name = _tokens[at].LastName;
                if (!byName.TryGetValue(name, out var others))
                    byName[name] = others = [];
                others.Add(new(at, value, code.End(value, endsWithLine: true)));
            }
        }
        return byName;
    }

    /// <summary>Where the value starts that a name is assigned: behind <c>=</c>, <c>||=</c>, or an annotation and <c>=</c>; zero where it is assigned none.</summary>
    private int ValueOf(int name)
    {
        var at = name + 1;
        if (_tokens.SymbolOf(at) == ':' && at + 1 < _tokens.Count && _tokens.KindOf(at + 1) is CodeTokenKind.Name)
            at += 2;
        while (_tokens.SymbolOf(at) == '|')
            at++;
        return _tokens.SymbolOf(at) == '=' && at + 1 < _tokens.Count && _tokens.SymbolOf(at + 1) != '=' ? at + 1 : 0;
    }
}
