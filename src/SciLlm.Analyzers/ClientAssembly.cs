namespace SciLlm.Analyzers;

/// <summary>The client, as a compilation references it.</summary>
internal static class ClientAssembly
{
    public const string Name = "SciLlm";

    /// <summary>Null where it is not referenced: to ask a compilation for a type that nobody has looks through all its references.</summary>
    public static IAssemblySymbol? ReferencedBy(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(static assembly => assembly.Name == Name);

    public static INamedTypeSymbol? ClientType(this IAssemblySymbol client, string name) => client.GetTypeByMetadataName($"{Name}.{name}");
}
