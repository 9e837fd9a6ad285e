namespace SciLlm.Analyzers.Preflight;

/// <summary>What a preflight is in code: the calls that make one or insist on one, and the tests of its result.</summary>
internal sealed class PreflightSymbols(KnownSymbols client)
{
    public const string Blocking = "SanityPreflight";
    public const string Async = "SanityPreflightAsync";
    public const string EnsureOk = nameof(EnsureOk);

    private static readonly ImmutableHashSet<string> Calls = ImmutableHashSet.Create(Blocking, Async, EnsureOk);

    public static IEnumerable<string> Names => Calls;

    /// <summary>The name gate: whether a call may be one of a preflight.</summary>
    public static bool MayBeCall(InvocationExpressionSyntax call) =>
        call.Expression.SimpleName() is { } name && Calls.Contains(name.Identifier.ValueText);

    public bool IsCall(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: var owner }
        && (owner.SameAs(client.Client) || owner.SameAs(client.PreflightResult));

    public bool IsResult(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).Type.SameAs(client.PreflightResult);

    /// <summary>What a preflight call throws: the preflight's own exception, and a configuration that nothing can be sent with.</summary>
    public FailureTypes FailuresOf(InvocationExpressionSyntax call, SemanticModel model)
    {
        var types = ImmutableArray.Create(client.PreflightException);
        if (call.Expression.SimpleName()?.Identifier.ValueText != EnsureOk)
            types = types.Add(client.ConfigurationException);
        if (Blocks(call) && model.Compilation.GetTypeByMetadataName(typeof(AggregateException).FullName!) is { } aggregate)
            types = types.Add(aggregate);
        return new FailureTypes(model, types);
    }

    /// <summary><c>call.Result</c> and <c>call.Wait()</c>, which throw what failed wrapped up.</summary>
    private static bool Blocks(InvocationExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "Wait" };
}
