namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Python's logical lines and their indentation, to tell what an <c>except</c> does with a preflight's failure.</summary>
internal static class PythonBlocks
{
    private const string Preflight = "sanity_preflight";

    private readonly record struct Line(int Indent, IReadOnlyList<CodeToken> Tokens)
    {
        public bool StartsWith(string name) => Tokens[0].IsName(name);
    }

    public static void FindSwallowedPreflights(CodeTokens tokens, ScriptText text, ScriptScan scan)
    {
        if (text.Text.IndexOf(Preflight, StringComparison.Ordinal) < 0)
            return;
        var lines = Lines(tokens, text.Text);
        for (var at = 0; at < lines.Count; at++)
        {
            if (!lines[at].StartsWith("def") && !lines[at].StartsWith("import") && !lines[at].StartsWith("from")
                && lines[at].Tokens.Any(static token => token.Kind is CodeTokenKind.Name && token.EndsInName(Preflight)))
                FindHandlers(lines, at, text, scan);
        }
    }

    private static void FindHandlers(List<Line> lines, int call, ScriptText text, ScriptScan scan)
    {
        var indent = lines[call].Indent;
        if (lines[call].StartsWith("try"))
            ReportSwallowing(lines, call, indent, text, scan);
        for (var at = call - 1; at >= 0 && !lines[at].StartsWith("def"); at--)
        {
            if (lines[at].Indent >= indent)
                continue;
            indent = lines[at].Indent;
            if (lines[at].StartsWith("with") && lines[at].Tokens.Any(static token => token.EndsInName("suppress")))
                Report(lines[at].Tokens.First(static token => token.EndsInName("suppress")), text, scan);
            if (lines[at].StartsWith("try"))
                ReportSwallowing(lines, call, indent, text, scan);
        }
    }

    private static void ReportSwallowing(List<Line> lines, int call, int indent, ScriptText text, ScriptScan scan)
    {
        for (var at = call + 1; at < lines.Count && lines[at].Indent >= indent; at++)
        {
            if (lines[at].Indent != indent)
                continue;
            if (!lines[at].StartsWith("except"))
                return;
            var handler = lines[at].Tokens;
            var colon = handler.ToList().FindIndex(static token => token.Is(':'));
            var inline = colon >= 0 && colon + 1 < handler.Count ? [new Line(indent + 1, handler.Skip(colon + 1).ToList())] : Array.Empty<Line>();
            var body = inline.Concat(lines.Skip(at + 1).TakeWhile(line => line.Indent > indent)).ToList();
            if (body.Count > 0 && body.All(Swallows))
                Report(handler[0], text, scan);
        }
    }

    private static void Report(CodeToken at, ScriptText text, ScriptScan scan) =>
        scan.Report(text, at.Start + at.Length - at.LastName.Length, at.LastName.Length, $"The failure of '{Preflight}' is swallowed here", "let it reach the caller with its details");

    private static bool Swallows(Line line) => line.Tokens[0].Text switch
    {
        "pass" or "continue" or "break" => true,
        "return" => line.Tokens.Skip(1).All(static token => token.Text is "None" or "False" or "True" or "[" or "]" or "{" or "}" or "" or "(" or ")"),
        var name => line.Tokens[0].Kind is CodeTokenKind.Name && IsLogging(name.Split('.')) && line.Tokens.Count > 1 && line.Tokens[1].Is('('),
    };

    private static bool IsLogging(string[] name) => name[0].TrimStart('_') is "print" or "log" or "logger" or "logging" or "LOG" or "warnings"
        || name is ["self", "logger" or "log", ..];

    private static List<Line> Lines(CodeTokens tokens, string text)
    {
        var lines = new List<Line>();
        var current = new List<CodeToken>();
        var depth = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Kind is CodeTokenKind.NewLine && depth == 0)
            {
                Add(lines, ref current, text);
                continue;
            }
            if (token.Kind is CodeTokenKind.NewLine)
                continue;
            if (token.Kind is CodeTokenKind.Symbol)
                depth = Math.Max(0, depth + (token.IsOpening ? 1 : token.IsClosing ? -1 : 0));
            current.Add(token);
        }
        Add(lines, ref current, text);
        return lines;
    }

    private static void Add(List<Line> lines, ref List<CodeToken> tokens, string text)
    {
        if (tokens.Count == 0)
            return;
        var start = tokens[0].Start;
        var lineStart = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        lines.Add(new(start - lineStart, tokens));
        tokens = [];
    }
}
