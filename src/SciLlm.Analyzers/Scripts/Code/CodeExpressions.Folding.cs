namespace SciLlm.Analyzers.Scripts.Code;

internal sealed partial class CodeExpressions
{
    /// <summary>An address is written in fewer tokens than this; what is longer is a body, a function, a table.</summary>
    private const int MaxTokens = 120;

    public ImmutableArray<FoldedText> Fold(int start, int end)
    {
        if (end - start > MaxTokens)
            return FoldedText.UnknownOnly;
        var whole = ScriptVariables.Of("");
        var alternatives = ImmutableArray<FoldedText>.Empty;
        for (var at = start; at < end; at++)
        {
            var token = Tokens[at];
            switch (token.Kind)
            {
                case CodeTokenKind.Text:
                    whole = FoldedText.Concat(whole, IsVariable(token.Text) ? ScriptVariables.Unassigned(token.Text) : FoldText(token.Text, at));
                    break;
                case CodeTokenKind.Name when IsAlternative(token.Text) || IsKeyword(at, end):
                    (whole, alternatives) = Divide(whole, alternatives);
                    break;
                case CodeTokenKind.Name when IsEnvironment(at):
                    var close = Tokens.Closing(at + 1, end);
                    whole = FoldedText.Concat(whole, Environment(at, close));
                    at = close;
                    break;
                case CodeTokenKind.Name when at + 1 < end && Tokens.SymbolOf(at + 1) == '(' && IsTrimming(token.LastName):
                    if (token.Text != token.LastName)
                        whole = FoldedText.Concat(whole, Read(Owner(token.Text), at));
                    at = Tokens.Closing(at + 1, end);
                    break;
                case CodeTokenKind.Name when at + 1 < end && Tokens.SymbolOf(at + 1) == '(':
                    // A call's arguments are looked at on their own: URI("…"), new URL(path, base).
                    break;
                case CodeTokenKind.Name:
                    whole = FoldedText.Concat(whole, Read(token.LastName, at));
                    break;
                case CodeTokenKind.Symbol when token.Symbol is '|' or '?' or ':' or ',':
                    (whole, alternatives) = Divide(whole, alternatives);
                    break;
            }
        }
        return FoldedText.Union(alternatives, whole);
    }

    private static (ImmutableArray<FoldedText> Whole, ImmutableArray<FoldedText> Alternatives) Divide(
        ImmutableArray<FoldedText> whole, ImmutableArray<FoldedText> alternatives) =>
        (ScriptVariables.Of(""), FoldedText.Union(alternatives, whole));

    private ImmutableArray<FoldedText> FoldText(string text, int place)
    {
        var folded = ScriptVariables.Of("");
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf(CodeToken.Open, at);
            var close = open < 0 ? -1 : text.IndexOf(CodeToken.Close, open);
            folded = FoldedText.Concat(folded, ScriptVariables.Of(text.Substring(at, (open < 0 ? text.Length : open) - at)));
            if (close < 0)
                break;
            folded = FoldedText.Concat(folded, Interpolated(text.Substring(open + 1, close - open - 1).Trim(), place));
            at = close + 1;
        }
        return folded;
    }

    private ImmutableArray<FoldedText> Interpolated(string expression, int place)
    {
        var name = expression.Substring(expression.LastIndexOf('.') + 1);
        return name.All(static character => char.IsLetterOrDigit(character) || character is '_' or '$')
            ? Read(name, place)
            : ScriptVariables.Unassigned(expression);
    }

    /// <summary><c>os.getenv("X", "default")</c>, <c>process.env.X</c>, <c>ENV["X"]</c>: the default, else what the name says.</summary>
    private ImmutableArray<FoldedText> Environment(int start, int end)
    {
        List<string> texts = [];
        for (var at = start; at <= end && at < Tokens.Count; at++)
        {
            if (Tokens.KindOf(at) is CodeTokenKind.Text)
                texts.Add(Tokens[at].Text);
        }
        return texts switch
        {
            [_, var fallback, ..] => FoldText(fallback, start),
            [var name] => ScriptVariables.Unassigned(name),
            _ => ScriptVariables.Unassigned(Tokens[start].LastName),
        };
    }

    private bool IsEnvironment(int at) => Tokens.SymbolOf(at + 1) is '(' or '['
        && Tokens[at].Text is "os.environ" or "os.environ.get" or "os.getenv" or "getenv" or "environ" or "environ.get" or "process.env" or "ENV" or "ENV.fetch" or "Deno.env.get";

    /// <summary>The name of an argument, which says nothing about its value.</summary>
    private bool IsKeyword(int at, int end) => at + 2 < end && Tokens.SymbolOf(at + 1) == '=' && Tokens.SymbolOf(at + 2) is not ('=' or '>');

    /// <summary>What some function is to look up in the environment: <c>secret("CHUTES_API_BASE")</c>.</summary>
    private static bool IsVariable(string text) =>
        text.IndexOf('_') > 0 && text.All(static character => character is '_' or >= 'A' and <= 'Z' or >= '0' and <= '9');

    private static bool IsTrimming(string name) => name is "rstrip" or "strip" or "lstrip" or "replace" or "removesuffix" or "trimEnd" or "chomp" or "chomp_suffix";

    private static bool IsAlternative(string name) => name is "or" or "if" or "else";

    private static string Owner(string dotted)
    {
        var owner = dotted.Substring(0, dotted.LastIndexOf('.'));
        return owner.Substring(owner.LastIndexOf('.') + 1);
    }
}
