namespace SciLlm.Analyzers.Proofs;

/// <summary>A text that tells people how a proof ended: <c>response.Content</c>, <c>result.Status</c>, or a local that holds one.</summary>
/// <param name="Owner">The response or result it is a text of; null where it is reached through <c>?.</c></param>
/// <param name="Name">Where the text is named.</param>
/// <param name="IsOfResponse">Whether it is a whole response's, not one result's.</param>
internal sealed record OutcomeText(ExpressionSyntax? Owner, SimpleNameSyntax Name, bool IsOfResponse)
{
    private static readonly ImmutableHashSet<string> Named = ImmutableHashSet.Create("Content", "Status", "Explanation", "Diagnostics", nameof(ToString));

    /// <summary>The name gate: whether an expression may be such a text.</summary>
    public static bool MayBe(ExpressionSyntax text) => text is IdentifierNameSyntax || NameOf(text) is not null;

    public static OutcomeText? Of(ExpressionSyntax text, SemanticModels models, ProofSymbols proofs, CancellationToken cancellation) =>
        text is IdentifierNameSyntax ? OfLocal(text, models, proofs, cancellation) : OfMember(text, models, proofs, cancellation);

    private static OutcomeText? OfLocal(ExpressionSyntax text, SemanticModels models, ProofSymbols proofs, CancellationToken cancellation) =>
        models.Symbol(text, cancellation) is ILocalSymbol { Type.SpecialType: SpecialType.System_String } local
        && new LocalValues(models).Of(local, text, cancellation).Take(2).ToList() is [{ Kind: ValueSourceKind.Assigned, Value: var value }]
            ? OfMember(value.Unwrap(), models, proofs, cancellation)
            : null;

    private static OutcomeText? OfMember(ExpressionSyntax text, SemanticModels models, ProofSymbols proofs, CancellationToken cancellation)
    {
        if (NameOf(text) is not { } name || (name.Parent as ExpressionSyntax)?.Receiver() is not { } owner)
            return null;
        var type = models.Type(owner, cancellation);
        var isOfResponse = type.SameAs(proofs.ProofResponse);
        return isOfResponse || type.SameAs(proofs.ProofResult)
            ? new(name.Parent is MemberAccessExpressionSyntax ? owner : null, name, isOfResponse)
            : null;
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax text) =>
        (text is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call ? call.Expression : text) switch
        {
            MemberAccessExpressionSyntax access when Named.Contains(access.Name.Identifier.ValueText) => access.Name,
            MemberBindingExpressionSyntax binding when Named.Contains(binding.Name.Identifier.ValueText) => binding.Name,
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } when Named.Contains(binding.Name.Identifier.ValueText) => binding.Name,
            _ => null,
        };
}
