namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>One <c>AddHttpClient</c>: the name and types it serves, the parameters its configuration runs on, its handlers.</summary>
internal sealed record ClientRegistration(
    string? Name, ImmutableArray<ITypeSymbol> Types, ImmutableArray<IParameterSymbol> Clients, ImmutableArray<ITypeSymbol> Handlers)
{
    public bool Serves(ITypeSymbol type) =>
        Types.Any(each => each.SameAs(type)) || Types.Length == 1 && type.AllInterfaces.Any(each => each.SameAs(Types[0]));
}
