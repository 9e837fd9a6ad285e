namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>
/// Where functions start, and what is assigned where: a name such as <c>url</c> is used in one function after the other, and in each it means
/// what was assigned to it there.
/// </summary>
internal sealed class CodeScopes
{
    private static readonly NameSet Branches = new("if", "for", "while", "switch", "catch", "with");

    private readonly List<int> _starts = [0];
    private readonly Dictionary<string, List<CodeAssignment>> _assignments = [];

    public CodeScopes(CodeExpressions code)
    {
        for (var at = 0; at < code.Tokens.Count; at++)
        {
            if (StartsFunction(code, at))
                _starts.Add(at);
        }
    }

    public void Add(string name, CodeAssignment assignment)
    {
        if (!_assignments.TryGetValue(name, out var others))
            _assignments[name] = others = [];
        others.Add(assignment);
    }

    /// <summary>What was assigned to a name between the start of the function and a place in it.</summary>
    public IEnumerable<CodeAssignment> Before(int at, string name)
    {
        if (!_assignments.TryGetValue(name, out var assignments))
            return [];
        var found = _starts.BinarySearch(at);
        var start = _starts[found >= 0 ? found : ~found - 1];
        return assignments.Where(assignment => assignment.Name >= start && assignment.End <= at);
    }

    private static bool StartsFunction(CodeExpressions code, int at)
    {
        var token = code.Tokens[at];
        if (token.Is('='))
            return at + 1 < code.Tokens.Count && code.Tokens[at + 1].Is('>');
        if (token.Kind is not CodeTokenKind.Name || at + 1 >= code.Tokens.Count)
            return false;
        return token.IsName("def") || token.IsName("function") || code.Tokens[at + 1].Is('(') && !Branches.Contains(token.LastPart)
            && code.Closing(at + 1, code.Tokens.Count) is var close && close + 1 < code.Tokens.Count && code.Tokens[close + 1].Is('{');
    }
}

/// <summary>A name, and the tokens of the value it gets.</summary>
internal readonly record struct CodeAssignment(int Name, int Value, int End);
