namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Where functions start: a name such as <c>url</c> is used in one after the other, and in each it means what was assigned to it there.</summary>
internal sealed class CodeFunctions(CodeTokens tokens)
{
    private static readonly NameSet Branches = new("if", "for", "while", "switch", "catch", "with");

    /// <summary>Functions that may be around one are above it; further above than this none is.</summary>
    private const int MaxLookedAt = 20;

    private List<int>? _starts;

    /// <summary>Where the functions start that have a token, the innermost first; the start of the code where none has.</summary>
    public IEnumerable<int> Around(int at)
    {
        var starts = _starts ??= Starts();
        var found = starts.BinarySearch(at);
        var innermost = found >= 0 ? found : ~found - 1;
        yield return starts[innermost];
        for (var index = innermost - 1; index > Math.Max(0, innermost - MaxLookedAt); index--)
        {
            if (tokens.Blocks.Contains(tokens[starts[index]].Start, tokens[at].Start))
                yield return starts[index];
        }
    }

    private List<int> Starts()
    {
        List<int> starts = [0];
        for (var at = 0; at < tokens.Count; at++)
        {
            if (IsStart(at))
                starts.Add(at);
        }
        return starts;
    }

    private bool IsStart(int at)
    {
        if (tokens.SymbolOf(at) == '=')
            return tokens.SymbolOf(at + 1) == '>';
        if (tokens.KindOf(at) is not CodeTokenKind.Name)
            return false;
        var token = tokens[at];
        return token.IsName("def") || token.IsName("function")
            || tokens.SymbolOf(at + 1) == '(' && !Branches.Contains(token.LastPart) && tokens.SymbolOf(tokens.Closing(at + 1, tokens.Count) + 1) == '{';
    }
}
