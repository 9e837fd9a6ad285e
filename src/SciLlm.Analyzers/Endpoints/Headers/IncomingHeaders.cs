namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>
/// Whether a value came in with another request: <c>x.Headers["Authorization"] = incoming.Headers["Authorization"]</c>, also by way of locals. A proxy that
/// hands on what its caller sent has no key of its own there.
/// </summary>
internal sealed class IncomingHeaders(SemanticModels models, ValueSources values)
{
    private const int MaxHops = 3;

    public bool AreReadBy(ExpressionSyntax value, CancellationToken cancellation) => AreReadBy(value, MaxHops, cancellation);

    private bool AreReadBy(ExpressionSyntax value, int hops, CancellationToken cancellation) =>
        value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name =>
            IsHeaders(name, cancellation)
            || hops > 0 && IsLocal(name) && models.Symbol(name, cancellation) is ILocalSymbol local && Hold(local, name, hops - 1, cancellation))
        // Where nothing came in, a key of one's own may be sent.
        && value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().Where(static choice => choice.IsKind(SyntaxKind.CoalesceExpression))
            .All(choice => choice.Right is LiteralExpressionSyntax or ThrowExpressionSyntax || AreReadBy(choice.Right, hops, cancellation));

    /// <summary>A class of constants may go by the same name.</summary>
    private bool IsHeaders(SimpleNameSyntax name, CancellationToken cancellation) =>
        name.Identifier.ValueText is "Headers" or "DefaultRequestHeaders" && name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
        && models.Symbol(name, cancellation) is not ITypeSymbol;

    private bool Hold(ILocalSymbol local, SimpleNameSyntax use, int hops, CancellationToken cancellation) =>
        values.Of(local, use, cancellation) is { Count: > 0 } sources
            ? sources.All(source => AreReadBy(source.Value, hops, cancellation))
            : models.Declarations(local, cancellation).Any(declaration => IsTakenFromHeaders(declaration, hops, cancellation));

    /// <summary><c>incoming.Headers.TryGetValue("Authorization", out var value)</c></summary>
    private bool IsTakenFromHeaders(SyntaxNode declaration, int hops, CancellationToken cancellation) =>
        declaration.Parent is DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taking } }
        && taking.Receiver() is { } holder && AreReadBy(holder, hops, cancellation);

    private static bool IsLocal(SimpleNameSyntax name) =>
        name is IdentifierNameSyntax && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) && name.Parent is not (MemberBindingExpressionSyntax or NameColonSyntax);
}
