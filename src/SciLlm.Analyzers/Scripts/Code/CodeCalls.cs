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
        var calls = text.Once(() => new CodeCalls(text, syntax, scan));
        if (scan.IsCollecting)
            scan.Variables.Add(calls._expressions.AssignedTo);
        else
            calls.Find();
        if (!syntax.HasTemplates)
            calls.ReadBackticks();
        return calls._expressions;
    }

    private void Find()
    {
        var requests = new CodeRequests(_text, _syntax, _scan, _expressions);
        var processes = new CodeProcesses(_text, _syntax, _scan, _expressions);
        for (var at = 0; at < _tokens.Count; at++)
        {
            if (_tokens.KindOf(at) is not CodeTokenKind.Name || FirstArgument(at) is not (> 0 and var first))
                continue;
            var name = _tokens[at].LastPart;
            if (_syntax.Callees.Contains(name) && MaySend(at))
                requests.Find(at, first);
            else if (_syntax.Shells.Contains(name))
                processes.Find(at, first);
        }
    }

    /// <summary>What stands in backticks is a command line, but for languages that write templates so.</summary>
    private void ReadBackticks()
    {
        if (_text.Text.IndexOf('`') < 0)
            return;
        for (var at = 0; at < _tokens.Count; at++)
        {
            if (_tokens.KindOf(at) is CodeTokenKind.Text && _tokens[at] is { Length: > 2 } token && _text.Text[token.Start] == '`')
                _scan.Read(ScriptLanguage.Shell, _text.Slice(token.Start + 1, token.Length - 2));
        }
    }

    /// <summary>Where the arguments start of what may be called at a place; zero where nothing is.</summary>
    private int FirstArgument(int callee)
    {
        if (_tokens.SymbolOf(callee + 1) == '(')
            return callee + 2;
        return _syntax.CallsWithoutParentheses && callee + 1 < _tokens.Count && _tokens.KindOf(callee + 1) is CodeTokenKind.Text or CodeTokenKind.Name ? callee + 1 : 0;
    }

    /// <summary>Route tables, decorators, mocks and caches have the same method names, and call nobody.</summary>
    private bool MaySend(int callee)
    {
        if (callee > 0 && (_tokens[callee - 1].Is('@') || _tokens[callee - 1].IsDefining))
            return false;
        var receiver = _tokens[callee].Receiver;
        return receiver.IsEmpty
            ? !_syntax.CallsWithoutParentheses && !IsCalledOnMock(callee)
            : _tokens[callee].IsOfThis || !_syntax.NotClients.Contains(receiver);
    }

    /// <summary><c>nock(base).get(…).post(…)</c>: what is called first says what all the rest is called on.</summary>
    private bool IsCalledOnMock(int callee)
    {
        while (callee > 2 && _tokens[callee - 1].Is('.') && _tokens[callee - 2].IsClosing)
        {
            callee = _tokens.Opening(callee - 2) - 1;
            if (callee < 0)
                return false;
            if (_tokens.KindOf(callee) is CodeTokenKind.Name && (_syntax.NotClients.Contains(_tokens[callee].LastPart) || _syntax.NotClients.Contains(_tokens[callee].Receiver)))
                return true;
        }
        return false;
    }
}
