namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Reads the arguments of a method that may send a request: the address among them decides.</summary>
internal sealed class CodeRequests(ScriptText text, CodeSyntax syntax, ScriptScan scan, CodeExpressions expressions)
{
    private readonly CodeTokens _tokens = expressions.Tokens;

    public void Find(int callee, int first)
    {
        var position = 0;
        for (var at = first; at < _tokens.Count;)
        {
            while (at < _tokens.Count && _tokens.KindOf(at) is CodeTokenKind.NewLine)
                at++;
            var end = expressions.End(at, endsWithLine: syntax.CallsWithoutParentheses);
            if (Address(callee, at, end, position) is { } endpoint)
            {
                var called = _tokens[callee];
                var length = called.LastPart.Length;
                scan.Call(text, called.Start + called.Length - length, length, endpoint);
                return;
            }
            if (_tokens.SymbolOf(end) != ',')
                return;
            at = end + 1;
            position++;
        }
    }

    /// <summary>The endpoint in an argument that can be an address: one of the first two, one called <c>url</c>, or a first object with a <c>url</c>.</summary>
    private string? Address(int callee, int start, int end, int position)
    {
        if (start >= end)
            return null;
        var isNamed = start + 1 < end && _tokens.KindOf(start) is CodeTokenKind.Name && _tokens.SymbolOf(start + 1) is '=' or ':';
        if (isNamed)
            return IsAddressName(_tokens[start].Text) ? FindIn(start + 2, end) : null;
        if (_tokens.SymbolOf(start) == '{')
            return position == 0 ? AddressInObject(start, end) : null;
        return position < MaxPositions(callee) ? FindIn(start, end) : null;
    }

    /// <summary>A method may come before the address, but where it is the name; what is second there is the default of a dictionary.</summary>
    private int MaxPositions(int callee) => _tokens[callee].EndsInName("get") ? 1 : 2;

    private string? AddressInObject(int start, int end)
    {
        for (var at = start + 1; at + 1 < end; at++)
        {
            if (_tokens.SymbolOf(at + 1) == ':' && _tokens.KindOf(at) is CodeTokenKind.Name or CodeTokenKind.Text && IsAddressName(_tokens[at].Text)
                && FindIn(at + 2, expressions.End(at + 2, endsWithLine: false)) is { } endpoint)
                return endpoint;
        }
        return null;
    }

    private string? FindIn(int start, int end) =>
        end - start == 1 && !_tokens[start].MayHoldAddress ? null : scan.Endpoints.Find(expressions.Fold(start, end));

    private static bool IsAddressName(string name) => name.ToLowerInvariant() is "url" or "uri" or "path" or "endpoint" or "input";
}
