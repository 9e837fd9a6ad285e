namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>
/// Removes the locals that only the removed code used, and what only they used in turn: an unused literal is a warning, and warnings may be
/// errors. A local whose value does something when it is made stays.
/// </summary>
internal sealed class UnusedLocals(Rewrite rewrite)
{
    /// <summary>Objects that exist to be configured and sent; once nothing is sent, setting one up is not a use of it.</summary>
    private static readonly ImmutableHashSet<string> Carriers = ImmutableHashSet.Create(
        "HttpClient", "HttpClientHandler", "SocketsHttpHandler", "HttpRequestMessage", "HttpContent", "StringContent", "ByteArrayContent",
        "JsonContent", "WebClient", "RestClient", "RestClientOptions", "RestRequest", "IRestClient", "IRestRequest");

    public void Remove()
    {
        var seen = new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        while (NextUnused(seen) is { } unused)
        {
            foreach (var statement in unused.References.Where(reference => !rewrite.IsDead(reference)).Select(LocalUses.SetupBy))
                rewrite.Remove(statement!);
            rewrite.Remove(unused.Statement!);
            seen.Clear();
        }
    }

    private LocalUses? NextUnused(HashSet<ILocalSymbol> seen)
    {
        foreach (var name in DeadNames())
        {
            if (rewrite.Model.GetSymbolInfo(name, rewrite.Cancellation).Symbol is ILocalSymbol local && seen.Add(local)
                && LocalUses.Of(local, rewrite.Model, rewrite.Cancellation) is { Statement: { } declaration } uses
                && !rewrite.RemovedStatements.Contains(declaration)
                && !rewrite.IsDead(declaration)
                && IsUnused(uses))
                return uses;
        }
        return null;
    }

    private bool IsUnused(LocalUses uses)
    {
        var isCarrier = rewrite.DropsCarriers && Carriers.Contains(uses.Symbol.Type.Name);
        return Purity.IsPure(uses.Value)
            && uses.References.All(reference => rewrite.IsDead(reference) || isCarrier && LocalUses.SetupBy(reference) is not null);
    }

    private IEnumerable<IdentifierNameSyntax> DeadNames() => rewrite.DeadSpans
        .ToArray()
        .SelectMany(span => rewrite.Site.Root.FindNode(span).DescendantNodesAndSelf(node => node.FullSpan.IntersectsWith(span)))
        .OfType<IdentifierNameSyntax>()
        .Where(rewrite.IsDead);
}
