using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>
/// The names under which a type, or what derives from it, may be written in the compilation. To know which type a name means the compiler has to bind what stands
/// around it, in an editor anew after each edit; most names cannot mean the one that is looked for.
/// </summary>
internal sealed class TypeFamilies(SemanticModels models)
{
    private readonly ConcurrentDictionary<string, HashSet<string>> _families = new();

    /// <summary>The type's own name, those of its heirs, and aliases of them.</summary>
    public HashSet<string> Of(INamedTypeSymbol type, CancellationToken cancellation) => _families.GetOrAdd(type.Name, name =>
    {
        var family = new HashSet<string> { name };
        var latest = new List<string> { name };
        while (latest.Count > 0)
            latest = [.. models.Trees.Select(tree => SyntaxIndex.Of(tree, cancellation)).SelectMany(index => latest.SelectMany(index.Heirs)).Where(family.Add)];
        return family;
    });
}
