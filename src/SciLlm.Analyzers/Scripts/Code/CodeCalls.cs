using SciLlm.Analyzers.Scripts.Commands;

namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Finds the HTTP calls, and the processes started to make one, in a language of calls and strings.</summary>
internal sealed class CodeCalls
{
    private readonly ScriptText _text;
    private readonly CodeSyntax _syntax;
    private readonly ScriptScan _scan;
    private readonly CodeTokens _tokens;
    private readonly CodeExpressions _expressions;

    private CodeCalls(ScriptText text, CodeSyntax syntax, ScriptScan scan)
    {
        (_text, _syntax, _scan) = (text, syntax, scan);
        _tokens = CodeLexer.Read(text.Text, syntax);
        _expressions = new(_tokens, scan.Variables);
    }

    /// <returns>The code, for rules of one language.</returns>
    public static CodeExpressions Read(ScriptText text, CodeSyntax syntax, ScriptScan scan)
    {
        var calls = scan.Once(text, () => new CodeCalls(text, syntax, scan));
        if (scan.IsCollecting)
            calls.Assign();
        else
            calls.Find();
        calls.ReadBackticks();
        return calls._expressions;
    }

    private void Assign()
    {
        var inCall = 0;
        var inParameters = 0;
        for (var at = 0; at < _tokens.Count; at++)
        {
            var token = _tokens[at];
            if (token.Is('('))
            {
                inCall++;
                if (inParameters == 0 && (at > 1 && IsDefining(_tokens[at - 2]) || at > 0 && _tokens[at - 1].IsName("constructor")))
                    inParameters = inCall;
            }
            else if (token.Is(')'))
            {
                inParameters = inParameters == inCall ? 0 : inParameters;
                inCall = Math.Max(0, inCall - 1);
            }
            else if (token.Kind is CodeTokenKind.Name && (inCall == 0 || inParameters == inCall) && ValueOf(at) is { } value)
            {
                _expressions.Assign(at, value);
            }
        }
    }

    /// <summary>Where the value starts that a name is assigned: behind <c>=</c>, <c>||=</c>, or an annotation and <c>=</c>.</summary>
    private int? ValueOf(int name)
    {
        var at = name + 1;
        if (at + 1 < _tokens.Count && _tokens[at].Is(':') && _tokens[at + 1].Kind is CodeTokenKind.Name)
            at += 2;
        while (at < _tokens.Count && _tokens[at].Is('|'))
            at++;
        return at + 1 < _tokens.Count && _tokens[at].Is('=') && !_tokens[at + 1].Is('=') ? at + 1 : null;
    }

    private void Find()
    {
        for (var at = 0; at < _tokens.Count; at++)
        {
            var token = _tokens[at];
            if (token.Kind is not CodeTokenKind.Name || FirstArgument(at) is not { } first)
                continue;
            if (_syntax.Callees.Contains(token.LastPart) && MaySend(at))
                FindRequest(token, first);
            else if (_syntax.Shells.Contains(token.LastPart))
                FindProcess(token, first);
        }
    }

    /// <summary>What stands in backticks is a command line, but for languages that write templates so.</summary>
    private void ReadBackticks()
    {
        if (_syntax.HasTemplates)
            return;
        for (var at = 0; at < _tokens.Count; at++)
        {
            var token = _tokens[at];
            if (token.Kind is CodeTokenKind.Text && token.Length > 2 && _text.Text[token.Start] == '`')
                _scan.Read(ScriptLanguage.Shell, _text.Slice(token.Start + 1, token.Length - 2));
        }
    }

    private static bool IsDefining(CodeToken token) => token.IsName("def") || token.IsName("function");

    private int? FirstArgument(int callee)
    {
        if (callee + 1 >= _tokens.Count)
            return null;
        if (_tokens[callee + 1].Is('('))
            return callee + 2;
        return _syntax.CallsWithoutParentheses && _tokens[callee + 1].Kind is CodeTokenKind.Text or CodeTokenKind.Name ? callee + 1 : null;
    }

    /// <summary>Route tables, decorators, mocks and caches have the same method names, and call nobody.</summary>
    private bool MaySend(int callee)
    {
        var parts = _tokens[callee].Text.Split('.');
        var isDecorator = callee > 0 && (_tokens[callee - 1].Is('@') || IsDefining(_tokens[callee - 1]));
        return !isDecorator && !(parts.Length == 1 && _syntax.CallsWithoutParentheses)
            && !(parts.Length > 1 && _syntax.NotClients.Contains(parts[parts.Length - 2].AsSpan()) && parts[0] is not "this");
    }

    private void FindRequest(CodeToken callee, int first)
    {
        var position = 0;
        for (var at = first; at < _tokens.Count;)
        {
            while (at < _tokens.Count && _tokens[at].Kind is CodeTokenKind.NewLine)
                at++;
            var end = _expressions.End(at, endsWithLine: _syntax.CallsWithoutParentheses);
            if (Address(at, end, position) is { } endpoint)
            {
                var name = callee.LastName;
                var start = callee.Start + callee.Length - name.Length;
                _scan.Call(_text, start, name.Length, endpoint);
                return;
            }
            if (end >= _tokens.Count || !_tokens[end].Is(','))
                return;
            at = end + 1;
            position++;
        }
    }

    /// <summary>The endpoint in an argument that can be an address: one of the first two, one called <c>url</c>, or a first object with a <c>url</c>.</summary>
    private string? Address(int start, int end, int position)
    {
        if (start >= end)
            return null;
        var isNamed = start + 1 < end && _tokens[start].Kind is CodeTokenKind.Name && (_tokens[start + 1].Is('=') || _tokens[start + 1].Is(':'));
        if (isNamed)
            return IsAddressName(_tokens[start].Text) ? FindIn(start + 2, end) : null;
        if (_tokens[start].Is('{'))
            return position == 0 ? AddressInObject(start, end) : null;
        return position < 2 ? FindIn(start, end) : null;
    }

    private string? AddressInObject(int start, int end)
    {
        for (var at = start + 1; at + 1 < end; at++)
        {
            if (_tokens[at].Kind is CodeTokenKind.Name or CodeTokenKind.Text && IsAddressName(_tokens[at].Text) && _tokens[at + 1].Is(':')
                && FindIn(at + 2, _expressions.End(at + 2, endsWithLine: false)) is { } endpoint)
                return endpoint;
        }
        return null;
    }

    private string? FindIn(int start, int end) => _scan.Endpoints.Find(_expressions.Fold(start, end));

    private static bool IsAddressName(string name) => name.ToLowerInvariant() is "url" or "uri" or "path" or "endpoint" or "input";

    /// <summary>A command line in one string, or its words in a list.</summary>
    private void FindProcess(CodeToken callee, int first)
    {
        var end = _expressions.End(first, endsWithLine: _syntax.CallsWithoutParentheses);
        var words = new List<CommandWord>();
        for (var at = first; at < _tokens.Count && !(_tokens[at].Is(')') && at >= end); at++)
        {
            if (_tokens[at].Kind is CodeTokenKind.Text)
                words.Add(new(_tokens[at].Start, _tokens[at].Length, _expressions.Fold(at, at + 1)));
            else if (_tokens[at].Kind is CodeTokenKind.Name && at > first)
                words.Add(new(_tokens[at].Start, _tokens[at].Length, _expressions.Fold(at, at + 1)));
        }
        if (words.Count == 0)
            return;
        foreach (var line in words[0].Readings)
        {
            if (ClientCall(line.Text, words) is var (program, endpoint))
            {
                _scan.Report(_text, callee.Start, callee.Length, $"'{callee.Text}' starts {program}, which calls {endpoint} directly", "call it through SciLLM");
                return;
            }
        }
    }

    /// <summary>The client and the endpoint in a command line; one in a single string is split as its shell would split it.</summary>
    private (string Program, string Endpoint)? ClientCall(string line, List<CommandWord> words)
    {
        var first = line.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => words[0] with { Readings = ScriptVariables.Of(word.Trim('"', '\'')) });
        var spread = first.Concat(words.Skip(1)).ToList();
        var program = spread.FindIndex(static word => CommandPrograms.IsClient(word.Program));
        if (program is < 0 or > 3)
            return null;
        var endpoint = spread.Skip(program + 1).Select(word => _scan.Endpoints.Find(word.Readings)).FirstOrDefault(static found => found is not null);
        return endpoint is null ? null : (spread[program].Program, endpoint);
    }
}
