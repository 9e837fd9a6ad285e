namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>What the contract forbids in Python besides raw calls: headers by hand, a batch called like a single completion, a preflight whose failure is swallowed.</summary>
internal static class PythonRules
{
    private const string Headers = "extra_headers";

    private static readonly NameSet Batches = new(
        "parallel_acompletions", "batch_acompletions", "parallel_acompletions_iter", "batch_acompletions_iter");

    public static void Read(ScriptText text, ScriptScan scan)
    {
        var code = CodeCalls.Read(text, CodeSyntax.Python, scan);
        if (scan.IsCollecting)
            return;
        var tokens = code.Tokens;
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var next = tokens[at + 1].Symbol;
            if (next is '=' or ':' && (tokens[at].EndsInName(Headers) || tokens[at].IsText(Headers)))
                FindHeader(code, at, text, scan);
            else if (next is '(' && tokens[at].Kind is CodeTokenKind.Name && Batches.Contains(tokens[at].LastPart))
                FindBatchKeyword(tokens, at, text, scan);
        }
        PythonBlocks.FindSwallowedPreflights(tokens, text, scan);
    }

    private static void FindHeader(CodeExpressions expressions, int name, ScriptText text, ScriptScan scan)
    {
        var tokens = expressions.Tokens;
        if (IsSocket(tokens, name))
            return;
        var end = expressions.End(name + 2, endsWithLine: false);
        // A dictionary built on another line counts as well as one written here.
        var value = tokens[name + 2 < tokens.Count ? name + 2 : name];
        var from = value.Kind is CodeTokenKind.Name ? tokens.TakeWhile(token => token.Kind is not CodeTokenKind.Name || token.Text != value.Text).Count() + 2 : name + 2;
        var to = value.Kind is CodeTokenKind.Name ? expressions.End(Math.Min(from, tokens.Count - 1), endsWithLine: true) : end;
        var header = tokens.Skip(from).Take(Math.Max(0, to - from))
            .FirstOrDefault(static token => token.Kind is CodeTokenKind.Text && token.Text.ToLowerInvariant() is "authorization" or "x-api-key" or "api-key");
        if (header.Length > 0)
            scan.Report(text, tokens[name].Start, tokens[name].Length, $"'{Headers}' sets {header.Text} by hand", "pass the key as api_key");
    }

    /// <summary>A realtime socket is opened with headers, and by no means of SciLLM.</summary>
    private static bool IsSocket(CodeTokens tokens, int argument)
    {
        var depth = 0;
        for (var at = argument - 1; at > 0; at--)
        {
            depth += tokens[at].IsClosing ? 1 : tokens[at].IsOpening ? -1 : 0;
            if (depth < 0)
                return tokens[at - 1].EndsInName("connect");
        }
        return false;
    }

    private static void FindBatchKeyword(CodeTokens tokens, int name, ScriptText text, ScriptScan scan)
    {
        var depth = 0;
        for (var at = name + 1; at + 1 < tokens.Count; at++)
        {
            depth += tokens[at].IsOpening ? 1 : tokens[at].IsClosing ? -1 : 0;
            if (depth == 0)
                return;
            if (depth == 1 && tokens[at].Kind is CodeTokenKind.Name && tokens[at].Text is "model" or "messages_list" && tokens[at + 1].Is('='))
                scan.Report(text, tokens[at].Start, tokens[at].Length, $"'{tokens[name].LastName}' has no parameter '{tokens[at].Text}'", "put the model and its messages into each request");
        }
    }
}
