namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>
/// One <c>AddHttpClient</c>: the name and types it serves, the parameters its configuration runs on, its handlers. Each is read when somebody asks; most
/// registrations are only asked for their name.
/// </summary>
internal sealed class ClientRegistration
{
    private readonly Lazy<string> _name;
    private readonly Lazy<ImmutableArray<ITypeSymbol>> _types;
    private readonly Lazy<ImmutableArray<IParameterSymbol>> _clients;
    private readonly Lazy<ImmutableArray<ITypeSymbol>> _handlers;

    public ClientRegistration(InvocationExpressionSyntax call, SemanticModels models)
    {
        var typeArguments = TypeArguments(call);
        _name = new(() => call.ArgumentList.Arguments
            .Select(argument => models.Constant(argument.Expression, CancellationToken.None)).FirstOrDefault(static text => text is not null)
            ?? typeArguments.FirstOrDefault().SimpleName()?.Identifier.ValueText ?? "");
        _types = new(() => Meant(typeArguments, models));
        _clients = new(() => Chain(call)
            .Where(static step => step.Expression.SimpleName() is { Identifier.ValueText: "AddHttpClient" or "ConfigureHttpClient" })
            .SelectMany(static step => step.ArgumentList.Arguments)
            .SelectMany(argument => ClientParameters(argument.Expression, models)).ToImmutableArray());
        _handlers = new(() => Meant(
            Chain(call).Where(static step => step.Expression.SimpleName() is { Identifier.ValueText: "AddHttpMessageHandler" }).SelectMany(TypeArguments), models));
    }

    public string Name => _name.Value;

    public ImmutableArray<ITypeSymbol> Types => _types.Value;

    public ImmutableArray<IParameterSymbol> Clients => _clients.Value;

    public ImmutableArray<ITypeSymbol> Handlers => _handlers.Value;

    public bool Serves(ITypeSymbol type) =>
        Types.Any(each => each.SameAs(type)) || Types.Length == 1 && type.AllInterfaces.Any(each => each.SameAs(Types[0]));

    /// <summary>A call and the fluent calls made on its result.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Chain(InvocationExpressionSyntax call)
    {
        yield return call;
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next })
            yield return call = next;
    }

    private static IEnumerable<TypeSyntax> TypeArguments(InvocationExpressionSyntax call) =>
        call.Expression.SimpleName() is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments : [];

    private static ImmutableArray<ITypeSymbol> Meant(IEnumerable<TypeSyntax> types, SemanticModels models) =>
        types.Select(type => models.Type(type, CancellationToken.None)).OfType<ITypeSymbol>().ToImmutableArray();

    private static IEnumerable<IParameterSymbol> ClientParameters(ExpressionSyntax configuration, SemanticModels models)
    {
        var parameters = configuration is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            && models.Symbol(configuration, CancellationToken.None) is IMethodSymbol method
            ? method.Parameters
            : ImmutableArray<IParameterSymbol>.Empty;
        return parameters.Where(static parameter => parameter.Type.IsOrDerivesFrom("System.Net.Http", "HttpClient"));
    }
}
