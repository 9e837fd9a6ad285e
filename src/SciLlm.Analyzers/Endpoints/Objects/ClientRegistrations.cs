using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>The typed and named clients that the compilation registers with <c>AddHttpClient</c>, and who gets them.</summary>
internal sealed class ClientRegistrations(SemanticModels models)
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ISymbol>> _links = new(SymbolEqualityComparer.Default);
    private ImmutableArray<ClientRegistration> _all;

    public ImmutableArray<ClientRegistration> All(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_all.IsDefault)
                _all = models.Trees.Select(tree => SyntaxIndex.Of(tree, cancellation))
                    .SelectMany(static index => index.Calls("AddHttpClient").Concat(index.Calls("AddRefitClient"))).Select(call => new ClientRegistration(call, models)).ToImmutableArray();
            return _all;
        }
    }

    /// <summary>The configuration parameters behind <c>factory.CreateClient("name")</c>.</summary>
    public IEnumerable<ISymbol> ConfiguredBy(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (ClientName(call, cancellation) is not { } name)
            return [];
        return All(cancellation).Where(registration => registration.Name == name).SelectMany(static registration => registration.Clients);
    }

    /// <summary>
    /// The symbols dependency injection ties to one: the client parameter of a typed client's constructor and the parameters
    /// of the lambdas that configure it, in either direction.
    /// </summary>
    public ImmutableArray<ISymbol> Linked(ISymbol symbol, CancellationToken cancellation) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
            ? _links.GetOrAdd(symbol, _ => Links(parameter, method, cancellation).ToImmutableArray())
            : ImmutableArray<ISymbol>.Empty;

    /// <summary>The variables that hold a registered client, where it is configured and where it is used.</summary>
    public IEnumerable<ISymbol> HoldersOf(ClientRegistration registration, CancellationToken cancellation) =>
        InjectedInto(registration).Concat(CreatedFor(registration, cancellation)).Concat(registration.Clients);

    private IEnumerable<ISymbol> Links(IParameterSymbol parameter, IMethodSymbol method, CancellationToken cancellation)
    {
        if (!parameter.Type.IsOrDerivesFrom("System.Net.Http", "HttpClient"))
            return [];
        if (method.MethodKind == MethodKind.Constructor)
            return All(cancellation).Where(registration => registration.Serves(method.ContainingType))
                .SelectMany(static registration => registration.Clients);
        return All(cancellation).Where(registration => registration.Clients.Any(each => each.SameAs(parameter)))
            .SelectMany(registration => HoldersOf(registration, cancellation));
    }

    private static IEnumerable<ISymbol> InjectedInto(ClientRegistration registration) =>
        registration.Types.OfType<INamedTypeSymbol>()
            .SelectMany(static type => type.InstanceConstructors)
            .SelectMany(static constructor => constructor.Parameters)
            .Where(static parameter => parameter.Type.IsOrDerivesFrom("System.Net.Http", "HttpClient"));

    private IEnumerable<ISymbol> CreatedFor(ClientRegistration registration, CancellationToken cancellation) =>
        from tree in models.Trees
        from call in SyntaxIndex.Of(tree, cancellation).Calls("CreateClient")
        where ClientName(call, cancellation) == registration.Name
        let holder = call.Parent switch
        {
            EqualsValueClauseSyntax { Parent: { } declared } => models.Declared(declared, cancellation),
            AssignmentExpressionSyntax assignment => models.Symbol(assignment.Left, cancellation),
            _ => null,
        }
        where holder is not null
        select holder;

    private string? ClientName(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (call.Expression.SimpleName()?.Identifier.ValueText != "CreateClient" || call.Receiver() is not { } receiver
            || models.Type(receiver, cancellation)?.Name is not ("IHttpClientFactory" or "HttpClientFactoryExtensions"))
            return null;
        return call.ArgumentList.Arguments is [{ Expression: var name }, ..] ? models.Constant(name, cancellation) : "";
    }
}
