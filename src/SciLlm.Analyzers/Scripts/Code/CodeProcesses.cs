using SciLlm.Analyzers.Scripts.Commands;

namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Reads the arguments of what starts a process: a command line in one string, or its words in a list.</summary>
internal sealed class CodeProcesses(ScriptText text, CodeSyntax syntax, ScriptScan scan, CodeExpressions expressions)
{
    /// <summary>A client comes after no more words than this: <c>sudo</c>, <c>timeout 10</c>.</summary>
    private const int MaxBeforeClient = 3;

    private readonly CodeTokens _tokens = expressions.Tokens;

    public void Find(int callee, int first)
    {
        var words = Words(first);
        if (words.FirstOrDefault() is not { } command)
            return;
        foreach (var line in command.Readings)
        {
            if (ClientCall(line.Text, command, words.Skip(1)) is var (program, endpoint))
            {
                var called = _tokens[callee];
                scan.Report(text, called.Start, called.Length, $"'{called.Text}' starts {program}, which calls {endpoint} directly", "call it through SciLLM");
                return;
            }
        }
    }

    /// <summary>Each is folded when somebody reads on to it: hardly anything that is started is a client, and the first words tell.</summary>
    private IEnumerable<CommandWord> Words(int first)
    {
        var isOpen = _tokens.SymbolOf(first - 1) == '(';
        var end = expressions.End(first, endsWithLine: syntax.CallsWithoutParentheses);
        for (var at = first; at < _tokens.Count; at++)
        {
            if (at >= end && (_tokens.SymbolOf(at) == ')' || !isOpen && _tokens.KindOf(at) is CodeTokenKind.NewLine))
                yield break;
            if (_tokens.KindOf(at) is CodeTokenKind.Text || _tokens.KindOf(at) is CodeTokenKind.Name && at > first)
                yield return new(_tokens[at].Start, _tokens[at].Length, expressions.Fold(at, at + 1));
        }
    }

    /// <summary>The client and the endpoint in a command line; one in a single string is split as its shell would split it.</summary>
    private (string Program, string Endpoint)? ClientCall(string line, CommandWord command, IEnumerable<CommandWord> others)
    {
        var spread = line.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => command with { Readings = ScriptVariables.Of(word.Trim('"', '\'')) })
            .Concat(others);
        var beginning = spread.Take(MaxBeforeClient + 1).ToList();
        var program = beginning.FindIndex(static word => CommandPrograms.IsClient(word.Program));
        if (program < 0)
            return null;
        var endpoint = spread.Skip(program + 1).Select(word => scan.Endpoints.Find(word.Readings)).FirstOrDefault(static found => found is not null);
        return endpoint is null ? null : (beginning[program].Program, endpoint);
    }
}
