namespace SciLlm.Analyzers.Routing;

/// <summary>Whether names speak of what a call may be tried with instead: another model, base, key or provider.</summary>
internal static class Alternates
{
    private static readonly ImmutableHashSet<string> Words = ImmutableHashSet.Create(
        "model", "models", "provider", "providers", "endpoint", "endpoints", "url", "urls", "uri", "uris", "base", "bases", "host", "hosts", "server", "servers",
        "node", "nodes", "deployment", "deployments", "key", "keys", "client", "clients", "service", "services", "backend", "backends", "account", "accounts",
        "engine", "engines", "config", "configs", "vendor", "vendors", "gateway", "gateways", "region", "regions");

    private static readonly ImmutableHashSet<string> Switching = ImmutableHashSet.Create(
        "next", "switch", "rotate", "fallback", "alternate", "alternative", "backup", "secondary", "other", "advance", "failover");

    private static readonly ImmutableHashSet<string> Picking = Switching.Union(["select", "pick", "choose"]);

    public static bool AreNamedBy(string name) => Vendors.SplitWords(name).Any(Words.Contains) || Vendors.IsNamedIn(name);

    public static bool AreNamedIn(SyntaxNode code) => code.DescendantNodesAndSelf().Any(static node => node switch
    {
        SimpleNameSyntax name => AreNamedBy(name.Identifier.ValueText),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => Vendors.IsNamedIn(literal.Token.ValueText),
        _ => false,
    });

    /// <summary><c>fallback</c>, <c>AskSecondary</c>.</summary>
    public static bool AreChosenBy(string name) => Vendors.SplitWords(name).Any(Switching.Contains);

    /// <summary><c>TryNextConfig</c>, <c>RotateKeys</c>, <c>SelectProvider</c>, <c>fallbackModel</c>.</summary>
    public static bool AreSwitchedIn(SyntaxNode code) => code.DescendantNodesAndSelf().Any(static node =>
        (node is SimpleNameSyntax name ? name.Identifier : node is VariableDeclaratorSyntax declared ? declared.Identifier : default).ValueText is { Length: > 0 } text
        && Vendors.SplitWords(text).Any(Picking.Contains) && Vendors.SplitWords(text).Any(Words.Contains));
}
