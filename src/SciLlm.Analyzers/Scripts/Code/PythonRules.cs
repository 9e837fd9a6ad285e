namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>What the contract forbids in Python besides raw calls: headers by hand, a batch called like a single completion, a preflight whose failure is swallowed.</summary>
internal static class PythonRules
{
    private const string Headers = "extra_headers";

    /// <summary>Parts of the names that these rules are about.</summary>
    private static readonly WordSearch Telling = new([Headers, "_acompletions", "sanity_preflight"]);

    private static readonly NameSet Batches = new(
        "parallel_acompletions", "batch_acompletions", "parallel_acompletions_iter", "batch_acompletions_iter");

    public static void Read(ScriptText text, ScriptScan scan)
    {
        var code = CodeCalls.Read(text, CodeSyntax.Python, scan);
        if (scan.IsCollecting || !Telling.FindsIn(text.Text.AsSpan()))
            return;
        var tokens = code.Tokens;
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var next = tokens.SymbolOf(at + 1);
            if (next is '=' or ':' && (tokens[at].EndsInName(Headers) || tokens[at].IsText(Headers)))
                FindHeader(code, at, text, scan);
            else if (next is '(' && tokens.KindOf(at) is CodeTokenKind.Name && Batches.Contains(tokens[at].LastPart))
                FindBatchKeyword(tokens, at, text, scan);
        }
        PythonBlocks.FindSwallowedPreflights(tokens, text, scan);
    }

    private static void FindHeader(CodeExpressions code, int name, ScriptText text, ScriptScan scan)
    {
        var value = name + 2;
        if (value >= code.Tokens.Count || HeaderIn(code, value) is not { } header || IsSocket(code.Tokens, name))
            return;
        var keyword = code.Tokens[name];
        scan.Report(text, keyword.Start, keyword.Length, $"'{Headers}' sets {header} by hand", "pass the key as api_key");
    }

    /// <summary>The header in a dictionary that is written here, or on another line under a name.</summary>
    private static string? HeaderIn(CodeExpressions code, int value) => code.Tokens.KindOf(value) is CodeTokenKind.Name
        ? code.AssignmentsTo(code.Tokens[value].LastName, value).Select(assignment => HeaderAmong(code.Tokens, assignment.Value, assignment.End)).FirstOrDefault(static header => header is not null)
        : HeaderAmong(code.Tokens, value, code.End(value, endsWithLine: false));

    private static string? HeaderAmong(CodeTokens tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (tokens.KindOf(at) is CodeTokenKind.Text && tokens[at].Text is var key && key.ToLowerInvariant() is "authorization" or "x-api-key" or "api-key")
                return key;
        }
        return null;
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
