namespace SciLlm.Analyzers.Routing;

/// <summary>Whether names speak of what a call may be tried with instead: another model, base, key or provider.</summary>
internal static class Alternates
{
    private static readonly ImmutableHashSet<string> Words = ImmutableHashSet.Create(
        "model", "models", "provider", "providers", "endpoint", "endpoints", "url", "urls", "uri", "uris", "base", "bases", "host", "hosts", "server", "servers",
        "node", "nodes", "deployment", "deployments", "key", "keys", "client", "clients", "service", "services", "backend", "backends", "account", "accounts",
        "engine", "engines", "config", "configs", "vendor", "vendors", "gateway", "gateways", "region", "regions");

    private static readonly ImmutableHashSet<string> Spare = ImmutableHashSet.Create(
        "fallback", "fallbacks", "alternate", "alternates", "alternative", "alternatives", "backup", "backups", "secondary", "failover");

    /// <summary>What is asked, and not who.</summary>
    private static readonly ImmutableHashSet<string> Payloads = ImmutableHashSet.Create(
        "content", "payload", "body", "request", "prompt", "question", "message", "messages", "json", "text", "options");

    /// <summary>What is picked may be a step or a page as well.</summary>
    private static readonly ImmutableHashSet<string> Picking = Spare.Union(["next", "switch", "rotate", "other", "advance", "select", "pick", "choose"]);

    public static bool AreNamedBy(string name) => Vendors.SplitWords(name).Any(Words.Contains) || Vendors.IsNamedIn(name);

    /// <summary>By its name a model, base, key or provider, or something in its place.</summary>
    public static bool IsOne(string name) => AreNamedBy(name) || Vendors.SplitWords(name).Any(Spare.Contains);

    /// <summary>The names and texts in a piece of code that say who is asked: <c>backupUrl</c>, <c>"gpt-4o"</c>. A URL is not read by its words.</summary>
    public static HashSet<string> NamedIn(SyntaxNode code) =>
    [
        .. code.DescendantNodesAndSelf()
            .Select(static node => node switch
            {
                SimpleNameSyntax name when IsWho(name.Identifier.ValueText) => name.Identifier.ValueText,
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal when IsName(literal.Token.ValueText) => literal.Token.ValueText,
                _ => null,
            })
            .OfType<string>(),
    ];

    private static bool IsWho(string name) => AreNamedBy(name) || AreChosenBy(name) && !Vendors.SplitWords(name).Any(Payloads.Contains);

    /// <summary>A text that names a model or a vendor: <c>"gpt-4o"</c>.</summary>
    public static bool IsNameOfOne(ExpressionSyntax value) => value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal && IsName(literal.Token.ValueText);

    private static bool IsName(string text) => Vendors.IsNamedIn(text) && !text.Contains("://") && text[0] != '/';

    /// <summary><c>fallback</c>, <c>AskSecondary</c>, <c>TryNextModel</c>.</summary>
    public static bool AreChosenBy(string name) => Vendors.SplitWords(name).ToList() is var words && (words.Any(Spare.Contains) || ArePicked(words));

    /// <summary><c>TryNextConfig</c>, <c>RotateKeys</c>, <c>SelectProvider</c>, <c>fallbackModel</c>.</summary>
    public static bool AreSwitchedIn(SyntaxNode code) => code.DescendantNodesAndSelf().Any(static node =>
        (node is SimpleNameSyntax name ? name.Identifier : node is VariableDeclaratorSyntax declared ? declared.Identifier : default).ValueText is { Length: > 0 } text
        && ArePicked(Vendors.SplitWords(text).ToList()));

    private static bool ArePicked(List<string> words) => words.Any(Picking.Contains) && words.Any(Words.Contains);
}
