namespace SciLlm.Analyzers.Transport;

/// <summary>A request that code sends without the client.</summary>
/// <param name="Node">The call; for a method of a Refit interface, which has none of its own, its attribute.</param>
/// <param name="Name">What a person would point at.</param>
/// <param name="Sent">The call as its library means it; null for a Refit method.</param>
/// <param name="Verdict">What it calls.</param>
internal sealed record RawCall(SyntaxNode Node, SimpleNameSyntax Name, TransportCall? Sent, Verdict Verdict)
{
    public EndpointKind Kind => Verdict.Kind;
}
