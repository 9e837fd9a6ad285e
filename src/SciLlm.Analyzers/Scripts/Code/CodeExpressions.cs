namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Folds an expression to the texts it may be, as far as the file spells them out.</summary>
internal sealed class CodeExpressions(IReadOnlyList<CodeToken> tokens, ScriptVariables variables)
{
    /// <summary>Where an argument or an assigned value ends: at a comma, a closing bracket, or its line's end outside brackets.</summary>
    public int End(int start, bool endsWithLine)
    {
        var depth = 0;
        for (var at = start; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Kind is CodeTokenKind.Symbol && token.Text is "(" or "[" or "{")
                depth++;
            else if (token.Kind is CodeTokenKind.Symbol && token.Text is ")" or "]" or "}" && --depth < 0)
                return at;
            else if (depth == 0 && (token.Is(",") || token.Is(";") || endsWithLine && token.Kind is CodeTokenKind.NewLine && at > start && !Continues(at)))
                return at;
        }
        return tokens.Count;
    }

    /// <summary>An operator before or behind a line's end carries the expression over it.</summary>
    private bool Continues(int newLine)
    {
        var next = newLine + 1;
        while (next < tokens.Count && tokens[next].Kind is CodeTokenKind.NewLine)
            next++;
        return tokens[newLine - 1] is { Kind: CodeTokenKind.Symbol, Text: "+" or "|" or "?" or "=" or "." }
            || next < tokens.Count && tokens[next] is { Kind: CodeTokenKind.Symbol, Text: "+" or "|" or "?" or "." };
    }

    public ImmutableArray<FoldedText> Fold(int start, int end)
    {
        var whole = ScriptVariables.Of("");
        var alternatives = ImmutableArray<FoldedText>.Empty;
        for (var at = start; at < end; at++)
        {
            var token = tokens[at];
            switch (token.Kind)
            {
                case CodeTokenKind.Text:
                    whole = FoldedText.Concat(whole, FoldText(token.Text));
                    break;
                case CodeTokenKind.Name when IsAlternative(token.Text):
                    (whole, alternatives) = Divide(whole, alternatives);
                    break;
                case CodeTokenKind.Name when IsEnvironment(at):
                    var close = Closing(at + 1, end);
                    whole = FoldedText.Concat(whole, Environment(at, close));
                    at = close;
                    break;
                case CodeTokenKind.Name when IsTrimming(token.LastName) && at + 1 < end && tokens[at + 1].Is("("):
                    if (token.Text != token.LastName)
                        whole = FoldedText.Concat(whole, variables.Read(Owner(token.Text)));
                    at = Closing(at + 1, end);
                    break;
                case CodeTokenKind.Name when at + 1 < end && tokens[at + 1].Is("("):
                    // A call's arguments are looked at on their own: URI("…"), new URL(path, base).
                    break;
                case CodeTokenKind.Name:
                    whole = FoldedText.Concat(whole, variables.Read(token.LastName));
                    break;
                case CodeTokenKind.Symbol when token.Text is "|" or "?" or ":" or ",":
                    (whole, alternatives) = Divide(whole, alternatives);
                    break;
            }
        }
        return FoldedText.Union(alternatives, whole);
    }

    private static (ImmutableArray<FoldedText> Whole, ImmutableArray<FoldedText> Alternatives) Divide(
        ImmutableArray<FoldedText> whole, ImmutableArray<FoldedText> alternatives) =>
        (ScriptVariables.Of(""), FoldedText.Union(alternatives, whole));

    private ImmutableArray<FoldedText> FoldText(string text)
    {
        var folded = ScriptVariables.Of("");
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf(CodeToken.Open, at);
            var close = open < 0 ? -1 : text.IndexOf(CodeToken.Close, open);
            folded = FoldedText.Concat(folded, ScriptVariables.Of(text.Substring(at, (open < 0 ? text.Length : open) - at)));
            if (close < 0)
                break;
            folded = FoldedText.Concat(folded, Interpolated(text.Substring(open + 1, close - open - 1).Trim()));
            at = close + 1;
        }
        return folded;
    }

    private ImmutableArray<FoldedText> Interpolated(string expression)
    {
        var name = expression.Substring(expression.LastIndexOf('.') + 1);
        return name.All(static character => char.IsLetterOrDigit(character) || character is '_' or '$')
            ? variables.Read(name)
            : ScriptVariables.Unassigned(expression);
    }

    /// <summary><c>os.getenv("X", "default")</c>, <c>process.env.X</c>, <c>ENV["X"]</c>: the default, else what the name says.</summary>
    private ImmutableArray<FoldedText> Environment(int start, int end)
    {
        var texts = tokens.Skip(start).Take(end - start + 1).Where(static token => token.Kind is CodeTokenKind.Text).ToList();
        return texts switch
        {
            [_, var fallback, ..] => FoldText(fallback.Text),
            [var name] => ScriptVariables.Unassigned(name.Text),
            _ => ScriptVariables.Unassigned(tokens[start].LastName),
        };
    }

    private bool IsEnvironment(int at) => at + 1 < tokens.Count && tokens[at + 1].Kind is CodeTokenKind.Symbol && tokens[at + 1].Text is "(" or "["
        && tokens[at].Text is "os.environ" or "os.environ.get" or "os.getenv" or "getenv" or "environ" or "environ.get" or "process.env" or "ENV" or "ENV.fetch" or "Deno.env.get";

    private static bool IsTrimming(string name) => name is "rstrip" or "strip" or "lstrip" or "replace" or "removesuffix" or "trimEnd" or "chomp" or "chomp_suffix";

    private static bool IsAlternative(string name) => name is "or" or "if" or "else";

    private static string Owner(string dotted)
    {
        var owner = dotted.Substring(0, dotted.LastIndexOf('.'));
        return owner.Substring(owner.LastIndexOf('.') + 1);
    }

    private int Closing(int open, int end)
    {
        var depth = 0;
        for (var at = open; at < end; at++)
        {
            if (tokens[at].Kind is not CodeTokenKind.Symbol)
                continue;
            depth += tokens[at].Text is "(" or "[" or "{" ? 1 : tokens[at].Text is ")" or "]" or "}" ? -1 : 0;
            if (depth == 0)
                return at;
        }
        return end - 1;
    }
}
